package shop.carousel.kit.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MoneyTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void money_asJson_isDecimalStringAndCurrency() throws Exception {
        assertThat(JSON.writeValueAsString(new Money(1230, EUR)))
                .isEqualTo("{\"amount\":\"12.30\",\"currency\":\"EUR\"}");
        assertThat(JSON.writeValueAsString(new Money(-5, EUR)))
                .isEqualTo("{\"amount\":\"-0.05\",\"currency\":\"EUR\"}");
    }

    @Test
    void money_writtenAndRead_isTheSame() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 1_000; i++) {
            Money money = new Money(random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L), EUR);
            assertThat(JSON.readValue(JSON.writeValueAsString(money), Money.class))
                    .isEqualTo(money);
        }
    }

    @Test
    void money_ofCurrencyWithoutDecimals_hasNone() {
        assertThat(Money.of("1200", "JPY").amount()).isEqualTo("1200");
        assertThatThrownBy(() -> Money.of("1200.5", "JPY")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void money_withTooManyDecimals_isRefusedNotRounded() {
        assertThatThrownBy(() -> Money.of(new BigDecimal("0.001"), EUR)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void money_beyondLong_isRefusedNotWrapped() {
        Money most = new Money(Long.MAX_VALUE, EUR);
        assertThatThrownBy(() -> most.plus(new Money(1, EUR))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void money_writtenWithAHugeExponent_isRefusedBeforeItIsWrittenOut() {
        assertThatThrownBy(() -> Money.of("1e999999999", "EUR")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.of("1e-999999999", "EUR")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Money.of("0.00", "EUR")).isEqualTo(new Money(0, EUR));
    }

    @Test
    void money_ofTwoCurrencies_isNotMixed() {
        assertThatThrownBy(() -> new Money(1, EUR).plus(Money.of("1", "USD")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void money_display_isForPeople() {
        assertThat(new Money(123_450, EUR).display()).isEqualTo("€1,234.50");
    }
}
