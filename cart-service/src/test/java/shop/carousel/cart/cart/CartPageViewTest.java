package shop.carousel.cart.cart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.carousel.cart.pricing.Offer;
import shop.carousel.cart.pricing.Product;
import shop.carousel.kit.money.Money;

class CartPageViewTest {

    private static final Product LAMP = new Product("L", "Lamp", Money.of("12.30", "EUR"), "/images/L.svg", null);

    @ParameterizedTest
    @CsvSource({
        "3, 100, AVAILABLE, true",
        "3, 3,   AVAILABLE, true",
        "3, 2,   SHORT,     false",
        "3, 0,   SOLD_OUT,  false",
        "3, -1,  UNKNOWN,   true"
    })
    void line_ofKnownProduct_hasTheStatusOfItsStock(int wanted, int available, LineStatus status, boolean orderable) {
        OptionalLong left = available < 0 ? OptionalLong.empty() : OptionalLong.of(available);
        PricedLine line = PricedLine.of(new Line("L", wanted), new Offer.Known(LAMP, left));
        assertEquals(status, line.status());
        assertEquals(orderable, line.status().isOrderable());
        assertEquals(Money.of("36.90", "EUR"), line.total().orElseThrow());
    }

    @Test
    void line_ofProductThatIsGone_hasNoPriceAndCannotBeOrdered() {
        PricedLine line = PricedLine.of(new Line("L", 1), new Offer.Gone());
        assertEquals(LineStatus.GONE, line.status());
        assertFalse(line.status().isOrderable());
        assertNull(CartView.Item.of(line).unitPrice());
    }

    @Test
    void items_oneAndMany_areWords() {
        assertEquals("1 item", CartPageView.items(1));
        assertEquals("1,200 items", CartPageView.items(1_200));
    }
}
