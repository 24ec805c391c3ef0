package shop.carousel.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What is not there cannot be had. */
@WithShop
class SoldOutTest {

    private final WholeShop shop;
    private final Goods goods;
    private final Orders orders;

    SoldOutTest(WholeShop shop) {
        this.shop = shop;
        this.goods = shop.goods();
        this.orders = new Orders(shop.rest());
    }

    @Test
    void page_productSoldOut_saysSoAndOffersNoWayToBuy(Chromium chromium) {
        Goods.Product product = goods.stocked("E2E-SOLD-OUT-PAGE", "Potoroo lantern", 0);
        try (var shopper = new Shopper(chromium.browser(), shop.url(), Screen.DESKTOP.options())) {
            assertThat(shopper.visit("/products/" + product.sku())).isEqualTo(200);
            assertThat(shopper.page().locator("main .badge-bad")).containsText("Sold out");
            var buy = shopper.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add to cart"));
            assertThat(buy.count() == 0 || buy.isDisabled()).as("no way to buy").isTrue();
            shopper.picture("product-sold-out");
        }
    }

    @Test
    void order_moreThanOnShelf_isRejectedAndStockStays() {
        Goods.Product product = goods.stocked("E2E-SOLD-OUT-REST", "Bettong lantern", 2);
        Orders.Placed tooMany = orders.place(product, 3, Orders.GOOD_CARD);
        orders.awaitStatus(tooMany, "REJECTED");
        goods.awaitStock(product, new Goods.Stock(2, 0, 0));
    }

    /** Whoever comes when the unit is sold already is told so at once; the others are rejected a moment later. */
    @Test
    void orders_severalAtOnceForTheLastUnit_oneIsConfirmed() throws Exception {
        Goods.Product product = goods.stocked("E2E-LAST-UNIT", "Quoll lantern", 1);
        var ends = new ArrayList<String>();
        for (Rest.Answer answer : atOnce(4, () -> orders.ask(product, 1, Orders.GOOD_CARD))) {
            ends.add(
                    answer.status() == 409
                            ? "REJECTED"
                            : orders.awaitEither(Orders.placed(answer.expect(202)), "CONFIRMED", "REJECTED"));
        }
        assertThat(Collections.frequency(ends, "CONFIRMED")).as(ends.toString()).isEqualTo(1);
        goods.awaitStock(product, new Goods.Stock(0, 0, 1));
    }

    private static <T> List<T> atOnce(int times, Callable<T> action) throws Exception {
        try (var threads = Executors.newFixedThreadPool(times)) {
            var answers = new ArrayList<T>();
            for (Future<T> answer : threads.invokeAll(Collections.nCopies(times, action))) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
