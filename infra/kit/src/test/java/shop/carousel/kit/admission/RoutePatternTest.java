package shop.carousel.kit.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutePatternTest {

    private record Request(String method, String path, Map<String, String> parameters) implements RoutePattern.Asked {

        @Override
        public @Nullable String parameter(String name) {
            return parameters.get(name);
        }
    }

    private static boolean matches(String pattern, String method, String path, Map<String, String> parameters) {
        return RoutePattern.of(pattern).matches(new Request(method, path, parameters));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/orders, POST, /api/orders, true",
        "/api/orders, GET, /api/orders/, true",
        "/api/orders, POST, /api/orders/1, false",
        "/api/orders, POST, /x/api/orders, false",
        "/api/orders/{id}/events, GET, /api/orders/1/events, true",
        "/api/orders/{id}/events, GET, /api/orders/1/2/events, false",
        "/api/orders/{id}/events, GET, /api/orders//events, false",
        "POST /checkout, POST, /checkout, true",
        "POST /checkout, GET, /checkout, false",
        "/a.b, GET, /axb, false"
    })
    void path_isMatchedWhole(String pattern, String method, String path, boolean matches) {
        assertThat(matches(pattern, method, path, Map.of("x", "/api/orders"))).isEqualTo(matches);
    }

    @Test
    void parameter_isMatchedWhole() {
        String pattern = "/api/products?consistency=strong";
        assertThat(matches(pattern, "GET", "/api/products", Map.of("consistency", "strong", "sku", "A")))
                .isTrue();
        assertThat(matches(pattern, "GET", "/api/products", Map.of("consistency", "stronger")))
                .isFalse();
        assertThat(matches(pattern, "GET", "/api/products", Map.of("q", "consistency=strong")))
                .isFalse();
    }

    @Test
    void whatIsNoRoute_isRefused() {
        assertThatThrownBy(() -> RoutePattern.of("orders")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RoutePattern.of("post /orders")).isInstanceOf(IllegalArgumentException.class);
    }
}
