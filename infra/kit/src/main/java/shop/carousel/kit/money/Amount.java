package shop.carousel.kit.money;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalLong;
import shop.carousel.kit.number.Numbers;

/**
 * An amount as people and files write it, read in a currency. More decimals than the currency has are accepted if they
 * are zeros, as some shops export {@code 12.5000}. Exactly three are not: {@code 1.200} may be 1200 with a thousands
 * separator.
 */
public sealed interface Amount {

    /** The amount. */
    record Read(long minorUnits) implements Amount {}

    /** Why it is not an amount, for people. */
    record Refused(String reason) implements Amount {}

    /** Reads a plain decimal. */
    static Amount of(String text, Currency currency) {
        Optional<BigDecimal> value = Numbers.decimal(text);
        return value.isPresent() ? of(value.get(), currency) : new Refused("must be an amount such as 12.30");
    }

    /** As {@link #of(String, Currency)}, of a number that was read with the decimals that it was written with. */
    static Amount of(BigDecimal value, Currency currency) {
        int decimals = currency.getDefaultFractionDigits();
        if (value.scale() == 3 && decimals < 3) {
            return new Refused("has three decimals, but %s has %d: the point may be a thousands separator"
                    .formatted(currency, decimals));
        }
        OptionalLong minorUnits = Numbers.shifted(value, decimals);
        return minorUnits.isPresent()
                ? new Read(minorUnits.getAsLong())
                : new Refused("must have at most " + decimals + " decimals");
    }
}
