package shop.carousel.order.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import shop.carousel.order.OrderServiceTest;

@QuarkusTest
class OrderLinksTest extends OrderServiceTest {

    @Inject
    LinkConfig config;

    @Test
    void link_opensItsOrderUntilItExpires_andThenSaysSo() {
        Placed order = place(GOOD_CARD);
        Duration time = config.time();
        open(order, time.minusMinutes(1)).statusCode(200);
        open(order, time.plusMinutes(1))
                .statusCode(410)
                .contentType("text/html")
                .body(containsString("This link has expired"));
        given().queryParam("token", token(order, time.plusMinutes(1)))
                .get("/api/orders/" + order.id())
                .then()
                .statusCode(410)
                .body("type", equalTo("https://carousel.shop/problems/link-expired"));
    }

    @Test
    void link_changedAnywhere_opensNothing() {
        Placed order = place(GOOD_CARD);
        String token = token(order, Duration.ZERO);
        for (int i = 1; i < token.length(); i++) {
            char[] forged = token.toCharArray();
            forged[i] = forged[i] == 'A' ? 'Q' : 'A';
            given().queryParam("token", String.valueOf(forged))
                    .get("/api/orders/" + order.id())
                    .then()
                    .statusCode(404);
        }
    }

    private io.restassured.response.ValidatableResponse open(Placed order, Duration age) {
        return given().accept("text/html")
                .queryParam("token", token(order, age))
                .get("/orders/" + order.id())
                .then();
    }

    private String token(Placed order, Duration age) {
        Clock then = Clock.offset(Clock.systemUTC(), age.negated());
        String path = new OrderLinks(config, then).pathOf(UUID.fromString(order.id()));
        return Arrays.asList(path.split("token=")).getLast();
    }
}
