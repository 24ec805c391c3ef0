package shop.carousel.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The cache is shared and mortal; what people see and buy does not depend on it. */
@WithShop
class CacheNodeKilledTest {

    private static final List<String> PAGES = List.of("/", "/search", "/search?q=lantern", "/cart", "/orders", "/ring");

    private final WholeShop shop;

    CacheNodeKilledTest(WholeShop shop) {
        this.shop = shop;
    }

    @Test
    void redisNode_killedWhileShopping_everythingStillWorks(Chromium chromium) {
        Goods goods = shop.goods();
        Goods.Product product = goods.stocked("E2E-NODE-KILLED", "Cuscus lantern", 6);
        try (var shopper = new Shopper(chromium.browser(), shop.url(), Screen.DESKTOP.options())) {
            shopper.visit("/products/" + product.sku());
            shopper.addToCart(2);
            shopper.awaitInCart(2);
            try (var outage = shop.stop("redis-b")) {
                outage.awaitAway();
                for (String page : PAGES) {
                    assertThat(shopper.visit(page)).as(page).isEqualTo(200);
                }
                shopper.picture("ring-node-killed");
                shopper.openCart();
                assertThat(shopper.page().locator("main")).containsText(product.name());
                shopper.openCheckout();
                shopper.placeOrderWithDemoData();
                shopper.awaitStep("CONFIRMED");
                goods.awaitStock(product, new Goods.Stock(4, 0, 2));
            }
            assertThat(shopper.complaints()).isEmpty();
        }
    }
}
