package shop.carousel.catalog.search;

import static io.restassured.RestAssured.given;

import java.time.Duration;
import org.awaitility.Awaitility;

/** How far the running service is with the meanings of its products. */
public final class Embedded {

    private static final String DATA = "checks.find { it.name == 'search-index' }.data.";

    private Embedded() {}

    /** Until all products are embedded and texts can be. Two thousand take a busy machine more than a minute. */
    public static void await() {
        Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> {
            var ready = given().get("/q/health/ready").jsonPath();
            return ready.getBoolean(DATA + "model-loaded") && ready.getInt(DATA + "products-not-embedded") == 0;
        });
    }
}
