package shop.carousel.kit.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers from outside. A number has at most {@value #WHOLE_DIGITS} digits before its point and {@value
 * #DECIMALS} behind it.
 *
 * <p>Promises: no method throws, whatever the input; a refused number is empty. The cost is bounded by those digits:
 * length and form of a text are checked before it becomes a number, and the size of a number before any of its digits
 * are written out. {@code 1e999999999} is a short text, but a billion digits.
 *
 * <p>A text has an optional minus, ASCII digits and at most one point. It has no plus, exponent, space, grouping or
 * digits of other scripts.
 */
public final class Numbers {

    /** The most digits before the point. A whole number of this many digits fits into a long. */
    public static final int WHOLE_DIGITS = 18;

    /** The most digits behind the point. */
    public static final int DECIMALS = 18;

    private static final int LONGEST_TEXT = 1 + WHOLE_DIGITS + 1 + DECIMALS;
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(?:\\.[0-9]{1,18})?");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    /** More bits than any whole number of {@link #WHOLE_DIGITS} has. */
    private static final int MOST_BITS = 60;

    private Numbers() {}

    /** The decimal that a text is; the value has exactly the text's decimals. */
    public static Optional<BigDecimal> decimal(@Nullable String text) {
        return isWritten(text, DECIMAL) ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** The whole number from {@code least} to {@code most} that a text is. */
    public static OptionalLong whole(@Nullable String text, long least, long most) {
        if (!isWritten(text, WHOLE)) {
            return OptionalLong.empty();
        }
        long value = Long.parseLong(text);
        return value >= least && value <= most ? OptionalLong.of(value) : OptionalLong.empty();
    }

    /** As {@link #whole(String, long, long)}, for numbers that fit into an int. */
    public static OptionalInt whole(@Nullable String text, int least, int most) {
        OptionalLong value = whole(text, (long) least, (long) most);
        return value.isPresent() ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
    }

    /** The value of a JSON number; empty if it is none, or out of bounds. */
    public static Optional<BigDecimal> decimal(JsonNode node) {
        return node.isNumber() ? bounded(node.numberValue()) : Optional.empty();
    }

    /** The value of a number that a parser made, as long as it is within bounds. Not a number and infinity are not. */
    public static Optional<BigDecimal> bounded(@Nullable Number number) {
        return switch (number) {
            case BigDecimal decimal -> Optional.of(decimal).filter(Numbers::isBounded);
            case BigInteger whole when whole.bitLength() > MOST_BITS -> Optional.empty();
            case BigInteger whole -> Optional.of(new BigDecimal(whole)).filter(Numbers::isBounded);
            case Double real when !Double.isFinite(real) -> Optional.empty();
            case Double real -> Optional.of(BigDecimal.valueOf(real)).filter(Numbers::isBounded);
            case Float real -> bounded(real.doubleValue());
            case Long whole -> Optional.of(BigDecimal.valueOf(whole)).filter(Numbers::isBounded);
            case Integer whole -> Optional.of(BigDecimal.valueOf(whole));
            case Short whole -> Optional.of(BigDecimal.valueOf(whole));
            case Byte whole -> Optional.of(BigDecimal.valueOf(whole));
            case null, default -> Optional.empty();
        };
    }

    private static boolean isBounded(BigDecimal value) {
        return value.scale() <= DECIMALS && (long) value.precision() - value.scale() <= WHOLE_DIGITS;
    }

    /**
     * The number shifted left by so many decimals, such as an amount in cents; empty if digits would be lost or a long
     * cannot hold it.
     */
    public static OptionalLong shifted(BigDecimal value, int decimals) {
        if (!isBounded(value) || decimals < 0 || decimals > DECIMALS) {
            return OptionalLong.empty();
        }
        BigDecimal shifted = value.movePointRight(decimals).stripTrailingZeros();
        return shifted.scale() <= 0 && shifted.toBigInteger().bitLength() < Long.SIZE
                ? OptionalLong.of(shifted.longValueExact())
                : OptionalLong.empty();
    }

    /** A number of minor units as a plain decimal. */
    public static String written(long minorUnits, int decimals) {
        return BigDecimal.valueOf(minorUnits, decimals).toPlainString();
    }

    /**
     * As people write it: 23000, not 23000.0 nor 2.3E+4. A {@link Long} where it is whole. Empty where it is out of
     * bounds.
     */
    public static Optional<Number> plain(@Nullable Number number) {
        return bounded(number).map(BigDecimal::stripTrailingZeros).map(value -> {
            boolean isWhole = value.scale() <= 0;
            return isWhole ? (Number) value.longValueExact() : value;
        });
    }

    private static boolean isWritten(@Nullable String text, Pattern form) {
        return text != null
                && text.length() <= LONGEST_TEXT
                && form.matcher(text).matches();
    }
}
