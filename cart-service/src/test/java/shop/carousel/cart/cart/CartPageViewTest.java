package shop.carousel.cart.cart;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(line.status()).isEqualTo(status);
        assertThat(line.status().isOrderable()).isEqualTo(orderable);
        assertThat(line.total().orElseThrow()).isEqualTo(Money.of("36.90", "EUR"));
    }

    @Test
    void line_ofProductThatIsGone_hasNoPriceAndCannotBeOrdered() {
        PricedLine line = PricedLine.of(new Line("L", 1), new Offer.Gone());
        assertThat(line.status()).isEqualTo(LineStatus.GONE);
        assertThat(line.status().isOrderable()).isFalse();
        assertThat(CartView.Item.of(line).unitPrice()).isNull();
    }

    @Test
    void items_oneAndMany_areWords() {
        assertThat(CartPageView.items(1)).isEqualTo("1 item");
        assertThat(CartPageView.items(1_200)).isEqualTo("1,200 items");
    }
}
