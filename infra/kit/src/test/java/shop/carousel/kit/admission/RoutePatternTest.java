package shop.carousel.kit.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
        assertEquals(matches, matches(pattern, method, path, Map.of("x", "/api/orders")));
    }

    @Test
    void parameter_isMatchedWhole() {
        String pattern = "/api/products?consistency=strong";
        assertEquals(true, matches(pattern, "GET", "/api/products", Map.of("consistency", "strong", "sku", "A")));
        assertEquals(false, matches(pattern, "GET", "/api/products", Map.of("consistency", "stronger")));
        assertEquals(false, matches(pattern, "GET", "/api/products", Map.of("q", "consistency=strong")));
    }

    @Test
    void whatIsNoRoute_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> RoutePattern.of("orders"));
        assertThrows(IllegalArgumentException.class, () -> RoutePattern.of("post /orders"));
    }
}
