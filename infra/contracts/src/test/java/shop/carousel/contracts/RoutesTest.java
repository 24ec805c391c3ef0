package shop.carousel.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.StringReader;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.contracts.Routes.Target;

class RoutesTest {

    private final Routes routes = Routes.load();

    @ParameterizedTest
    @CsvSource({
        "/, CATALOG",
        "/search, CATALOG",
        "/products/A-1, CATALOG",
        "/api/products/suggest, CATALOG",
        "/api/admin/stock/A-1/adjustments, CATALOG",
        "/api/admin/imports, CATALOG",
        "/api/admin/orders, ORDER",
        "/api/admin, ORDER",
        "/api/admin/catalogue/jobs, CATALOG",
        "/admin/catalogue, CATALOG",
        "/admin/jobs, ORDER",
        "/cart/badge, CART",
        "/api/carts/1/items/2, CART",
        "/orders/1, ORDER",
        "/api/sessions, ORDER",
        "/assets/carousel.css, ANY",
        "/favicon.svg, ANY",
        "/cart/, CART"
    })
    void path_known_goesToItsService(String path, Target target) {
        assertEquals(Optional.of(target), routes.targetOf(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cartoon", "/q/health", "/api", "/api/productsx/1", "/nothing", "", "cart", "//"})
    void path_ofNobody_hasNoTarget(String path) {
        assertEquals(Optional.empty(), routes.targetOf(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cart = cart", "/cart/ = cart", "/cart = basket"})
    void table_malformed_isRefused(String line) {
        assertThrows(IllegalArgumentException.class, () -> Routes.parse(new StringReader(line)));
    }
}
