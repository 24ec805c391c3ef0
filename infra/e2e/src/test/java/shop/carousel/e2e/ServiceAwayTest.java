package shop.carousel.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static shop.carousel.e2e.Patience.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A service that is away takes its own pages with it and nothing else; when it is back, so are they, and nobody else
 * was restarted.
 */
@WithShop
class ServiceAwayTest {

    private static final Duration RECOVERY = Duration.ofSeconds(100);

    private final WholeShop shop;
    private final Rest rest;
    private final Goods.Product product;

    ServiceAwayTest(WholeShop shop) {
        this.shop = shop;
        this.rest = shop.rest();
        this.product = shop.goods().onShelf("E2E-AWAY", "Wombat lantern", 5);
    }

    @Test
    void cart_away_otherPagesServeAndTheHeaderSaysSo(Chromium chromium) {
        try (var shopper = new Shopper(chromium.browser(), shop.url(), Screen.DESKTOP.options())) {
            try (var outage = shop.stop("cart-1")) {
                outage.awaitAway();
                for (String path :
                        List.of("/", "/search?q=lantern", "/products/" + product.sku(), "/ring", "/orders")) {
                    assertEquals(200, shopper.visit(path), path);
                    assertThat(shopper.page().locator(".cart-away")).isVisible();
                }
                shopper.picture("cart-away");
                assertEquals(503, shopper.visit("/cart"));
                shopper.picture("cart-away-gateway");
            }
            awaitServed("/cart");
            shopper.visit("/");
            assertThat(shopper.page().locator(".cart-away")).isHidden();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cart-1,    /cart,     /api/carts/x,    /",
        "order-1,   /orders,   /api/orders/x,   /search?q=lantern",
        "catalog-1, /search,   /api/products,   /cart"
    })
    void service_away_itsPathsSay503AndOthersServeUntilItReturnsAlone(
            String part, String page, String api, String other) {
        var others = shop.processesWithout(part);
        try (var outage = shop.stop(part)) {
            outage.awaitAway();
            assertEquals(200, rest.get(other, "Accept", "text/html").status(), other);
            Rest.Answer html = rest.get(page, "Accept", "text/html").expect(503);
            assertEquals("text/html", html.type().replaceAll(";.*", "").strip());
            Rest.Answer json = rest.get(api, "Accept", "application/json").expect(503);
            assertEquals(
                    "application/problem+json",
                    json.type().replaceAll(";.*", "").strip());
            assertEquals("5", json.header("Retry-After"));
        }
        awaitServed(page);
        awaitCartTakesProducts();
        assertEquals(200, rest.get(other, "Accept", "text/html").status(), other);
        assertEquals(others, shop.processesWithout(part), "nobody else was restarted");
    }

    /** The cart asks the catalog for products it has not seen: it must find its way back to it by itself. */
    private void awaitCartTakesProducts() {
        await("the cart takes products again").ignoreExceptions().until(() -> {
            String cart = rest.text("POST", "/api/carts", "{}")
                    .expect(201)
                    .json()
                    .get("id")
                    .asText();
            String item = "/api/carts/" + cart + "/items/" + product.sku();
            return rest.text("PUT", item, "{\"quantity\":1}").status() == 200;
        });
    }

    private void awaitServed(String path) {
        await(path + " is served again")
                .atMost(RECOVERY)
                .until(() -> rest.get(path, "Accept", "text/html").status() == 200);
    }
}
