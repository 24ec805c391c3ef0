package shop.carousel.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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
            assertEquals(200, shopper.visit("/products/" + product.sku()));
            assertThat(shopper.page().locator("main .badge-bad")).containsText("Sold out");
            var buy = shopper.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add to cart"));
            assertTrue(buy.count() == 0 || buy.isDisabled(), "no way to buy");
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

    @Test
    void order_twoForTheLastUnit_oneIsConfirmedAndOneRejected() {
        Goods.Product product = goods.stocked("E2E-LAST-UNIT", "Quoll lantern", 1);
        Orders.Placed first = orders.place(product, 1, Orders.GOOD_CARD);
        Orders.Placed second = orders.place(product, 1, Orders.GOOD_CARD);
        orders.awaitStatus(first, "CONFIRMED");
        orders.awaitStatus(second, "REJECTED");
        goods.awaitStock(product, new Goods.Stock(0, 0, 1));
    }
}
