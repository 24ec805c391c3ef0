package shop.carousel.kit.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import shop.carousel.kit.number.Numbers;

/**
 * An exact amount in one currency, held in the currency's minor unit (cents). JSON: {@code {"amount": "12.30",
 * "currency": "EUR"}}.
 *
 * <p>Arithmetic refuses to mix currencies and to overflow. It does not round: a value with more decimals than the
 * currency is refused.
 *
 * @param minorUnits the amount in the currency's smallest unit; may be negative
 * @param currency an ISO 4217 currency
 */
@Schema(implementation = Money.Json.class)
public record Money(long minorUnits, Currency currency) implements Comparable<Money> {

    /** The JSON form. */
    record Json(
            @Schema(pattern = "-?[0-9]+([.][0-9]+)?", examples = "12.30") @JsonProperty(required = true)
            String amount,

            @Schema(pattern = "[A-Z]{3}", examples = "EUR") @JsonProperty(required = true)
            String currency) {}

    @JsonCreator
    static Money of(Json json) {
        return of(json.amount, json.currency);
    }

    @JsonValue
    Json json() {
        return new Json(amount(), currency.getCurrencyCode());
    }

    /**
     * Reads a decimal that {@link Numbers} accepts. Fails with {@link IllegalArgumentException} on a bad number, too
     * many decimals or an unknown currency.
     */
    public static Money of(String amount, String currency) {
        return of(amount, Currency.getInstance(currency));
    }

    /** As {@link #of(String, String)}. */
    public static Money of(String amount, Currency currency) {
        return of(
                Numbers.decimal(amount)
                        .orElseThrow(() -> new IllegalArgumentException("amount must be a decimal such as 12.30")),
                currency);
    }

    /** The amount in major units; at most as many decimals as the currency has. */
    public static Money of(BigDecimal amount, Currency currency) {
        int decimals = currency.getDefaultFractionDigits();
        long minorUnits = Numbers.shifted(amount, decimals)
                .orElseThrow(() -> new IllegalArgumentException(
                        "amount must have at most " + decimals + " decimals and fit a long of minor units"));
        return new Money(minorUnits, currency);
    }

    /** Nothing, in that currency. */
    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /** A plain decimal, always with the currency's decimals. */
    public String amount() {
        return Numbers.written(minorUnits, currency.getDefaultFractionDigits());
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
