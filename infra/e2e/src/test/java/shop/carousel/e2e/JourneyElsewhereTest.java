package shop.carousel.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The journey through a shop that runs already, wherever it does: {@code -Dcarousel.url} says where, {@code
 * -Dcarousel.password-file} has the administrator's password. Left out when no address is given.
 */
@EnabledIfSystemProperty(named = "carousel.url", matches = "https?://.+")
class JourneyElsewhereTest {

    private static final int ON_SHELF = 7;
    private static final int BOUGHT = 3;

    private final String url = System.getProperty("carousel.url");

    @ParameterizedTest
    @EnumSource(names = {"DESKTOP", "PHONE_DARK"})
    void order_placedInAShopElsewhere_isConfirmedAndStockGoesDownByWhatWasBought(Screen screen) throws IOException {
        try (var chromium = Chromium.start()) {
            Goods goods = new Goods(new Rest(url), password());
            String sku = "ELSEWHERE-" + UUID.randomUUID();
            Goods.Product product = goods.findable(sku, "Wombat lantern " + sku, ON_SHELF);
            try (var shopper = new Shopper(chromium.browser(), url, screen.options())) {
                buy(shopper, product);
                goods.awaitStock(product, new Goods.Stock(ON_SHELF - BOUGHT, 0, BOUGHT));
                assertThat(shopper.complaints()).isEmpty();
            }
        }
    }

    private static void buy(Shopper shopper, Goods.Product product) {
        assertThat(shopper.visit("/")).isEqualTo(200);
        shopper.searchFor(product.name());
        shopper.openProduct(product.name());
        shopper.addToCart(BOUGHT);
        shopper.awaitInCart(BOUGHT);
        shopper.openCart();
        assertThat(shopper.page().locator("main")).containsText(product.name());
        shopper.openCheckout();
        shopper.placeOrderWithDemoData();
        shopper.awaitStep("CONFIRMED");
    }

    private static String password() throws IOException {
        return Files.readString(Path.of(System.getProperty("carousel.password-file")))
                .strip();
    }
}
