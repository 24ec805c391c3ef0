package shop.carousel.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
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
                    assertThat(shopper.visit(path)).as(path).isEqualTo(200);
                    assertThat(shopper.page().locator(".cart-away")).isVisible();
                }
                shopper.picture("cart-away");
                assertThat(shopper.visit("/cart")).isEqualTo(503);
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
            assertThat(rest.get(other, "Accept", "text/html").status())
                    .as(other)
                    .isEqualTo(200);
            Rest.Answer html = rest.get(page, "Accept", "text/html").expect(503);
            assertThat(html.type().replaceAll(";.*", "").strip()).isEqualTo("text/html");
            Rest.Answer json = rest.get(api, "Accept", "application/json").expect(503);
            assertThat(json.type().replaceAll(";.*", "").strip()).isEqualTo("application/problem+json");
            assertThat(json.header("Retry-After")).isEqualTo("5");
        }
        awaitServed(page);
        awaitCartTakesProducts();
        assertThat(rest.get(other, "Accept", "text/html").status()).as(other).isEqualTo(200);
        assertThat(shop.processesWithout(part)).as("nobody else was restarted").isEqualTo(others);
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
