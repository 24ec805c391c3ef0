package shop.carousel.kit.number;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.carousel.kit.money.Amount;
import shop.carousel.kit.money.Money;

/** What the shop's readers make of any numeral: a value within bounds, or a refusal. */
class NumbersTest {

    private static final int PER_SEED = 5_000;
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 4);
    }

    private static Stream<String> numerals(long seed) {
        return Stream.generate(new Numerals(seed)::next).limit(PER_SEED);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void decimal_ofAnyText_isItsExactValueOrRefused(long seed) {
        numerals(seed).forEach(text -> {
            boolean good = isPlain(text);
            Optional<BigDecimal> read = Numbers.decimal(text);
            assertThat(read.isPresent()).as(text).isEqualTo(good);
            read.ifPresent(value -> {
                assertBounded(value);
                assertThat((text.startsWith("-") && value.signum() == 0 ? "-" : "") + withZeros(text, value))
                        .isEqualTo(text);
            });
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whole_ofAnyText_isItsValueWithinItsBoundsOrRefused(long seed) {
        numerals(seed).forEach(text -> {
            OptionalLong read = Numbers.whole(text, -1_000L, 1_000_000L);
            boolean good = isPlain(text) && !text.contains(".") && new BigInteger(text).bitLength() < 32;
            long value = good ? Long.parseLong(text) : Long.MAX_VALUE;
            assertThat(read)
                    .as(text)
                    .isEqualTo(value >= -1_000 && value <= 1_000_000 ? OptionalLong.of(value) : OptionalLong.empty());
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void amount_ofAnyText_isReadOrRefusedAndMoneyWritesItTheSame(long seed) {
        numerals(seed).forEach(text -> {
            if (Amount.of(text, EUR) instanceof Amount.Read read) {
                Money money = new Money(read.minorUnits(), EUR);
                assertThat(new BigDecimal(text).compareTo(new BigDecimal(money.amount())))
                        .as(text)
                        .isEqualTo(0);
                assertThat(Money.of(money.amount(), EUR)).isEqualTo(money);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void number_ofAnyJson_isItsValueOrRefusedAndIsNeverWrittenOut(long seed) {
        numerals(seed).forEach(text -> {
            try {
                Numbers.decimal(JSON.readTree(text)).ifPresent(value -> {
                    assertBounded(value);
                    assertThat(new BigDecimal(text.strip()).compareTo(value))
                            .as(text)
                            .isEqualTo(0);
                });
            } catch (JsonProcessingException | NumberFormatException notJson) {
                assertThat(Numbers.decimal(text).isEmpty() || text.matches("-?0[0-9].*"))
                        .as(text)
                        .isTrue();
            }
        });
    }

    @Test
    void number_thatAParserMadeTooLarge_isRefusedWhateverItsType() {
        assertThat(Numbers.bounded(new BigDecimal(BigInteger.ONE, Integer.MAX_VALUE)))
                .isEmpty();
        assertThat(Numbers.bounded(new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE)))
                .isEmpty();
        assertThat(Numbers.bounded(new BigDecimal(BigInteger.ZERO, Integer.MIN_VALUE)))
                .isEmpty();
        assertThat(Numbers.bounded(BigInteger.ONE.shiftLeft(100_000))).isEmpty();
        assertThat(Numbers.bounded(Double.POSITIVE_INFINITY)).isEmpty();
        assertThat(Numbers.bounded(Double.NaN)).isEmpty();
        assertThat(Numbers.bounded(Double.MIN_VALUE)).isEmpty();
        assertThat(Numbers.bounded(Float.NaN)).isEmpty();
        assertThat(Numbers.bounded(Long.MAX_VALUE)).isEmpty();
        assertThat(Numbers.plain(new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE)))
                .isEmpty();
        assertThat(Numbers.bounded(null)).isEmpty();
    }

    @Test
    void plainNumber_isWholeWhereItCanBe() {
        assertThat(Numbers.plain(new BigDecimal("23000.0"))).isEqualTo(Optional.of(23_000L));
        assertThat(Numbers.plain(2.3e4)).isEqualTo(Optional.of(23_000L));
        assertThat(Numbers.plain(new BigDecimal("0.50"))).isEqualTo(Optional.of(new BigDecimal("0.5")));
    }

    @Test
    void amount_withThreeDecimals_isRefusedWhereTheCurrencyHasFewer() {
        assertThat(Amount.of("12.5", EUR)).isEqualTo(new Amount.Read(1_250));
        assertThat(Amount.of("12.5000", EUR)).isEqualTo(new Amount.Read(1_250));
        assertThat(Amount.of("12.500000", EUR)).isEqualTo(new Amount.Read(1_250));
        assertThat(Amount.of("1.200", EUR) instanceof Amount.Refused).isTrue();
        assertThat(Amount.of("1.000", EUR) instanceof Amount.Refused).isTrue();
        assertThat(Amount.of("12.5001", EUR) instanceof Amount.Refused).isTrue();
        assertThat(Amount.of("1.200", Currency.getInstance("JPY")) instanceof Amount.Refused)
                .isTrue();
        assertThat(Amount.of("1.200", Currency.getInstance("KWD"))).isEqualTo(new Amount.Read(1_200));
    }

    private static void assertBounded(BigDecimal value) {
        assertThat(value.scale() <= Numbers.DECIMALS && value.precision() - value.scale() <= Numbers.WHOLE_DIGITS)
                .isTrue();
    }

    /** Written without a pattern: the oracle of the reader's. */
    private static boolean isPlain(String text) {
        String[] parts = (text.startsWith("-") ? text.substring(1) : text).split("\\.", -1);
        return parts.length <= 2
                && Stream.of(parts)
                        .allMatch(part -> part.length() >= 1
                                && part.length() <= 18
                                && part.chars().allMatch(c -> c >= '0' && c <= '9'));
    }

    /** The value with the text's leading zeros. */
    private static String withZeros(String text, BigDecimal value) {
        String digits = value.abs().toPlainString();
        String sign = value.signum() < 0 ? "-" : "";
        int length = text.length() - (text.startsWith("-") ? 1 : 0);
        return sign + "0".repeat(length - digits.length()) + digits;
    }
}
