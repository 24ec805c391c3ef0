package shop.carousel.cart.cart;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import shop.carousel.cart.CartServiceTest;

/** How visitors come: by the gateway, which says so, or to the service's own port. */
@QuarkusTest
class VisitorsTest extends CartServiceTest {

    private static final String BY_TLS =
            "X-Forwarded-Proto: https\r\nX-Forwarded-Host: shop.example.org\r\nOrigin: https://shop.example.org\r\n";

    @Test
    void visitor_whoComesByTls_getsASecureCookieAndStaysWhereTheyAre() {
        given().header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "shop.example.org")
                .header("Origin", "https://shop.example.org")
                .accept("text/html")
                .redirects()
                .follow(false)
                .formParam("sku", product("12.30", 10))
                .formParam("quantity", "1")
                .post("/cart/items")
                .then()
                .statusCode(303)
                .header("Location", "/cart")
                .header("Set-Cookie", containsString("Secure;"));
    }

    /** On Linux all of 127.0.0.0/8 is this machine: an address that nobody trusts. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void client_onTheServicesOwnPort_isNotBelieved() throws IOException {
        String form = "sku=" + product("12.30", 10) + "&quantity=1";
        try (var client = new Socket(
                InetAddress.getByName("127.0.0.1"), RestAssured.port, InetAddress.getByName("127.0.0.2"), 0)) {
            client.getOutputStream()
                    .write(("POST /cart/items HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n" + BY_TLS
                                    + "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n"
                                    + "Content-Length: " + form.length() + "\r\n\r\n" + form)
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 303 ");
            assertThat(answer).contains("carousel-cart=");
            assertThat(answer).doesNotContain("Secure");
        }
    }
}
