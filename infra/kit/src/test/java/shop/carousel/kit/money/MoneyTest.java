package shop.carousel.kit.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
        assertEquals("{\"amount\":\"12.30\",\"currency\":\"EUR\"}", JSON.writeValueAsString(new Money(1230, EUR)));
        assertEquals("{\"amount\":\"-0.05\",\"currency\":\"EUR\"}", JSON.writeValueAsString(new Money(-5, EUR)));
    }

    @Test
    void money_writtenAndRead_isTheSame() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 1_000; i++) {
            Money money = new Money(random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L), EUR);
            assertEquals(money, JSON.readValue(JSON.writeValueAsString(money), Money.class));
        }
    }

    @Test
    void money_ofCurrencyWithoutDecimals_hasNone() {
        assertEquals("1200", Money.of("1200", "JPY").amount());
        assertThrows(IllegalArgumentException.class, () -> Money.of("1200.5", "JPY"));
    }

    @Test
    void money_withTooManyDecimals_isRefusedNotRounded() {
        assertThrows(IllegalArgumentException.class, () -> Money.of(new BigDecimal("0.001"), EUR));
    }

    @Test
    void money_beyondLong_isRefusedNotWrapped() {
        Money most = new Money(Long.MAX_VALUE, EUR);
        assertThrows(ArithmeticException.class, () -> most.plus(new Money(1, EUR)));
        assertThrows(ArithmeticException.class, () -> most.times(2));
    }

    @Test
    void money_writtenWithAHugeExponent_isRefusedBeforeItIsWrittenOut() {
        assertThrows(IllegalArgumentException.class, () -> Money.of("1e999999999", "EUR"));
        assertThrows(IllegalArgumentException.class, () -> Money.of("1e-999999999", "EUR"));
        assertEquals(new Money(0, EUR), Money.of("0.00", "EUR"));
    }

    @Test
    void money_ofTwoCurrencies_isNotMixed() {
        assertThrows(IllegalArgumentException.class, () -> new Money(1, EUR).plus(Money.of("1", "USD")));
    }

    @Test
    void money_display_isForPeople() {
        assertEquals("€1,234.50", new Money(123_450, EUR).display());
    }
}
