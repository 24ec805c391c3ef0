package shop.carousel.kit.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/**
 * An exact amount in one currency, held in the currency's minor unit (cents). JSON: {@code {"amount": "12.30", "currency": "EUR"}}.
 *
 * <p>Arithmetic refuses to mix currencies and to overflow. It does not round: what has more decimals than the currency is refused.
 *
 * @param minorUnits the amount in the currency's smallest unit; may be negative
 * @param currency an ISO 4217 currency
 */
public record Money(long minorUnits, Currency currency) implements Comparable<Money> {

    /** More than any long has; keeps {@code 1e999999999} from being written out. */
    private static final int MAX_DIGITS = 19;

    /** The JSON form. */
    record Json(
            @JsonProperty(required = true) String amount,
            @JsonProperty(required = true) String currency) {}

    @JsonCreator
    static Money of(Json json) {
        return of(json.amount, json.currency);
    }

    @JsonValue
    Json json() {
        return new Json(amount(), currency.getCurrencyCode());
    }

    /** Reads a decimal string. Fails with {@link IllegalArgumentException} on a bad number, too many decimals or an unknown currency. */
    public static Money of(String amount, String currency) {
        return of(new BigDecimal(amount), Currency.getInstance(currency));
    }

    /** The amount in major units; at most as many decimals as the currency has. */
    public static Money of(BigDecimal amount, Currency currency) {
        int decimals = currency.getDefaultFractionDigits();
        if ((long) amount.precision() - amount.scale() > MAX_DIGITS) {
            throw new IllegalArgumentException("amount must have at most " + MAX_DIGITS + " digits before the point");
        }
        try {
            BigDecimal scaled = amount.setScale(decimals, RoundingMode.UNNECESSARY);
            return new Money(scaled.unscaledValue().longValueExact(), currency);
        } catch (ArithmeticException tooFineOrTooLarge) {
            throw new IllegalArgumentException(
                    "amount must have at most " + decimals + " decimals and fit a long of minor units, but is "
                            + amount,
                    tooFineOrTooLarge);
        }
    }

    /** Nothing, in that currency. */
    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /** A plain decimal, always with the currency's decimals. */
    public String amount() {
        return toBigDecimal().toPlainString();
    }

    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits());
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minorUnits, other.in(currency).minorUnits), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minorUnits, other.in(currency).minorUnits), currency);
    }

    public Money times(int quantity) {
        return new Money(Math.multiplyExact(minorUnits, (long) quantity), currency);
    }

    /** For people, such as {@code €1,234.50}. */
    public String display() {
        NumberFormat format = NumberFormat.getCurrencyInstance(Locale.UK);
        format.setCurrency(currency);
        return format.format(toBigDecimal());
    }

    private Money in(Currency wanted) {
        if (!currency.equals(wanted)) {
            throw new IllegalArgumentException("cannot mix " + currency + " with " + wanted);
        }
        return this;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minorUnits, other.in(currency).minorUnits);
    }

    @Override
    public String toString() {
        return amount() + " " + currency;
    }
}
