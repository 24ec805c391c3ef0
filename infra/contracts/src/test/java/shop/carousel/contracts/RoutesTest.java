package shop.carousel.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.contracts.Routes.Target;
import shop.carousel.contracts.Routes.Trait;

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
        "/api/openapi/ui, ANY",
        "/cart/, CART"
    })
    void path_known_goesToItsService(String path, Target target) {
        assertThat(routes.targetOf(path)).isEqualTo(Optional.of(target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cartoon", "/q/health", "/api", "/api/productsx/1", "/nothing", "", "cart", "//"})
    void path_ofNobody_hasNoTarget(String path) {
        assertThat(routes.targetOf(path)).isEmpty();
    }

    /** A piece of a URI is not a route: a parameter's value, a longer segment, a deeper or another path. */
    @ParameterizedTest
    @CsvSource({
        "/api/orders/1/events, STREAM, true",
        "/api/orders/events, STREAM, false",
        "/api/orders/1/eventsx, STREAM, false",
        "/api/products/1/events, STREAM, false",
        "/api/orders, ESSENTIAL, true",
        "/api/orders/1/cancel, ESSENTIAL, true",
        "/api/ordersx, ESSENTIAL, false",
        "/checkout/done, ESSENTIAL, true",
        "/products/checkout, ESSENTIAL, false",
        "/api/admin/imports/1, LARGE, true",
        "/api/admin/importsx, LARGE, false"
    })
    void trait_ofAPath_isItsRoutes(String path, Trait trait, boolean expected) {
        assertThat(routes.routeOf(path).map(route -> route.is(trait)).orElse(false))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/products, sku=A&consistency=strong, true",
        "/api/products, x=consistency=strong, false",
        "/api/products, consistency=stronger, false",
        "/api/products,, false",
        "/api/carts/1, consistency=strong, false",
        "/search, q=/api/orders, false",
        "/api/orders,, true"
    })
    void request_withAParameter_isEssentialWhereItsRouteSaysSo(String path, String query, boolean expected) {
        assertThat(routes.routeOf(path).orElseThrow().isEssential(query)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cart = cart", "/cart/ = cart", "/cart = basket", "/cart = cart wide", "/cart = cart stream:a=b"
            })
    void table_malformed_isRefused(String line) {
        assertThatThrownBy(() -> Routes.parse(new StringReader(line))).isInstanceOf(IllegalArgumentException.class);
    }
}
