package shop.carousel.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static shop.carousel.e2e.Patience.await;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Money that does not come, or goes back: the goods return to the shelf. */
@WithShop
class PaymentTest {

    private static final Goods.Stock UNTOUCHED = new Goods.Stock(5, 0, 0);

    private final WholeShop shop;
    private final Goods goods;
    private final Orders orders;

    PaymentTest(WholeShop shop) {
        this.shop = shop;
        this.goods = shop.goods();
        this.orders = new Orders(shop.rest());
    }

    @Test
    void order_cardDeclined_failsAndStockReturns() {
        Goods.Product product = goods.stocked("E2E-DECLINED", "Dunnart lantern", 5);
        Orders.Placed order = orders.place(product, 2, Orders.DECLINED_CARD);
        orders.awaitStatus(order, "PAYMENT_FAILED");
        goods.awaitStock(product, UNTOUCHED);
    }

    @Test
    void page_cardDeclined_saysWhatHappened(Chromium chromium) {
        Goods.Product product = goods.stocked("E2E-DECLINED-PAGE", "Kowari lantern", 5);
        try (var shopper = new Shopper(chromium.browser(), shop.url(), Screen.PHONE.options())) {
            shopper.visit("/products/" + product.sku());
            shopper.addToCart(1);
            shopper.awaitInCart(1);
            shopper.visit("/checkout");
            shopper.fillDemoData();
            shopper.fillCard(Orders.DECLINED_CARD);
            shopper.submitOrder();
            shopper.awaitStep("PAYMENT_FAILED");
            assertThat(shopper.step("CONFIRMED")).isHidden();
            shopper.picture("order-declined-phone");
        }
        goods.awaitStock(product, UNTOUCHED);
    }

    @Test
    void order_cancelledAfterConfirmation_isRefundedAndStockReturns() {
        Goods.Product product = goods.stocked("E2E-CANCEL", "Mulgara lantern", 5);
        Orders.Placed order = orders.place(product, 4, Orders.GOOD_CARD);
        orders.awaitStatus(order, "CONFIRMED");
        goods.awaitStock(product, new Goods.Stock(1, 0, 4));
        assertThat(orders.cancel(order).status()).isEqualTo(200);
        var over = Set.of("CANCELLED", "REFUNDED");
        await("order is over")
                .until(() -> over.contains(orders.read(order).get("status").asText()));
        goods.awaitStock(product, UNTOUCHED);
    }
}
