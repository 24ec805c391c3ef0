package shop.carousel.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static shop.carousel.e2e.Patience.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the home page to an order that is confirmed, as people do it. */
@WithShop
class ShoppingJourneyTest {

    private static final int ON_SHELF = 7;
    private static final int BOUGHT = 3;

    private final WholeShop shop;
    private final Goods goods;

    ShoppingJourneyTest(WholeShop shop) {
        this.shop = shop;
        this.goods = shop.goods();
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, Quokka lantern", "PHONE_DARK, Numbat lantern"})
    void order_placedInBrowser_movesToConfirmedByItselfAndStockGoesDownByWhatWasBought(
            Screen screen, String name, Chromium chromium) {
        Goods.Product product = goods.findable("E2E-JOURNEY-" + screen, name, ON_SHELF);
        try (var shopper = new Shopper(chromium.browser(), shop.url(), screen.options())) {
            fillCart(shopper, product, screen.name());
            shopper.openCheckout();
            shopper.picture("checkout-" + screen);
            shopper.placeOrderWithDemoData();
            shopper.page().evaluate("window.stayed = true");
            shopper.awaitStep("CONFIRMED");
            assertThat(shopper.page().evaluate("window.stayed === true"))
                    .as("the page was not loaded anew")
                    .isEqualTo(true);
            assertThat(shopper.page().locator("[data-status-text]"))
                    .containsText(Pattern.compile("confirmed", Pattern.CASE_INSENSITIVE));
            shopper.picture("order-" + screen);
            goods.awaitStock(product, new Goods.Stock(ON_SHELF - BOUGHT, 0, BOUGHT));
            awaitEmptyCart(shopper);
            shopper.picture("cart-empty-" + screen);
            assertThat(shopper.complaints()).isEmpty();
        }
    }

    @Test
    void order_placedWithoutJavaScript_reachesItsPage(Chromium chromium) {
        Goods.Product product = goods.findable("E2E-JOURNEY-PLAIN", "Bilby lantern", ON_SHELF);
        NewContextOptions plain = Screen.DESKTOP.options().setJavaScriptEnabled(false);
        try (var shopper = new Shopper(chromium.browser(), shop.url(), plain)) {
            fillCart(shopper, product, "plain");
            shopper.openCheckout();
            shopper.placeOrderByTyping();
            shopper.picture("order-plain");
            goods.awaitStock(product, new Goods.Stock(ON_SHELF - BOUGHT, 0, BOUGHT));
            shopper.page().reload();
            shopper.awaitStep("CONFIRMED");
            awaitEmptyCart(shopper);
        }
    }

    private static void fillCart(Shopper shopper, Goods.Product product, String picture) {
        assertThat(shopper.visit("/")).isEqualTo(200);
        shopper.picture("home-" + picture);
        shopper.searchFor(product.name());
        shopper.picture("search-" + picture);
        shopper.openProduct(product.name());
        shopper.picture("product-" + picture);
        shopper.addToCart(BOUGHT);
        shopper.awaitInCart(BOUGHT);
        shopper.openCart();
        assertThat(shopper.page().locator("main")).containsText(product.name());
        assertThat(shopper.page().locator("main")).containsText("37.50");
        shopper.picture("cart-" + picture);
    }

    /** The event that confirms the order takes the lines out of the cart a moment later. */
    private static void awaitEmptyCart(Shopper shopper) {
        await("cart is emptied").until(() -> {
            shopper.visit("/cart");
            return shopper.page().locator(".cart-line").count() == 0;
        });
    }
}
