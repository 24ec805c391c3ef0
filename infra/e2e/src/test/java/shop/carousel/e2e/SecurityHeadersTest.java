package shop.carousel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers are told with every answer, through the gateway. */
@WithShop
class SecurityHeadersTest {

    private final WholeShop shop;
    private final HttpClient http = HttpClient.newHttpClient();

    SecurityHeadersTest(WholeShop shop) {
        this.shop = shop;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/search?q=lamp",
                "/products/none",
                "/cart",
                "/checkout",
                "/sign-in",
                "/orders",
                "/ring",
                "/admin",
                "/api/products",
                "/api/products/none",
                "/api/ring",
                "/api/orders",
                "/api/openapi/ui",
                "/assets/shop.css",
                "/robots.txt"
            })
    void answer_ofAnyKind_tellsBrowsersWhatIsForbidden(String path) throws IOException, InterruptedException {
        HttpHeaders headers = get(path, "").headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Permissions-Policy").orElse("")).contains("camera=()", "geolocation=()");
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'")
                .doesNotContain("'unsafe-eval'");
        assertThat(headers.firstValue("Cache-Control")).isPresent();
    }

    /** Neither a cache on the way nor the next person at the same browser finds personal answers. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account",
                "/account/sessions",
                "/account/addresses",
                "/orders",
                "/cart",
                "/checkout",
                "/admin",
                "/admin/jobs",
                "/admin/flow",
                "/api/account",
                "/api/sessions",
                "/api/orders",
                "/api/admin/orders",
                "/api/admin/dead-letters"
            })
    void answer_thatIsPersonal_isKeptByNobody(String path) throws IOException, InterruptedException {
        HttpResponse<Void> answer = get(path, shop.goods().authorization());
        assertThat(answer.statusCode()).isLessThan(400);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    private HttpResponse<Void> get(String path, String authorization) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(shop.url() + path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
            request.header("Cookie", "carousel-session=" + authorization.replaceFirst("Bearer ", ""));
        }
        return http.send(request.build(), BodyHandlers.discarding());
    }
}
