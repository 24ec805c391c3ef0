package shop.carousel.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/admin;x=1/orders",
                "/api/admin%3bx/orders",
                "/api%2fadmin/orders",
                "/api%2Fadmin/orders",
                "/api%5cadmin",
                "/api\\admin",
                "//api/admin",
                "/api//admin",
                "/api/../admin",
                "/api/./admin",
                "/api/..",
                "/api/%2e%2e/admin",
                "/api/%252fadmin",
                "/api/a%00b",
                "/api/a%zz",
                "/api/a%4",
                "/api/a b",
                "/api/a|b",
                "/api/{a}",
                "/api/a[0]",
                "/api/\u00e4",
                "*",
                "http://elsewhere/api"
            })
    void path_thatServersReadDifferently_isRefusedWith400(String uri) {
        assertThat(RawPath.refusal(uri).orElseThrow().status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/products/85123A",
                "/search?q=a;b%2f//..",
                "/api/products/a.b",
                "/api/x/..a",
                "/q/health",
                "/a%20b"
            })
    void path_thatIsPlain_passes(String uri) {
        assertThat(RawPath.refusal(uri)).isEmpty();
    }
}
