package shop.carousel.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerHeadersTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8081/api/carts/1, /api/carts/1",
        "HTTP://LOCALHOST:8081/orders?token=a#b, /orders?token=a#b",
        "/cart, /cart",
        "http://localhost:80812/cart, http://localhost:80812/cart",
        "http://localhost:8081.elsewhere/cart, http://localhost:8081.elsewhere/cart",
        "http://localhost:8081//elsewhere, http://localhost:8081//elsewhere",
        "https://localhost:8081/cart, https://localhost:8081/cart",
        "http://elsewhere/http://localhost:8081/, http://elsewhere/http://localhost:8081/"
    })
    void location_ofThisOriginAlone_isAPath(String location, String expected) {
        assertThat(AnswerHeaders.withoutOrigin(location, "http://localhost:8081"))
                .isEqualTo(expected);
    }

    /** Quarkus takes anything else for the name of a host, and asks the DNS before each request. */
    @Test
    void proxies_thatAreTrusted_areNetworks() throws IOException {
        var settings = new Properties();
        try (var file = AnswerHeaders.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            settings.load(Objects.requireNonNull(file));
        }
        for (String proxy :
                settings.getProperty("quarkus.http.proxy.trusted-proxies").split(",")) {
            assertThat(proxy).matches("[0-9a-f.:]+/[0-9]+");
        }
    }
}
