package shop.carousel.kit.money;

import jakarta.inject.Singleton;
import java.util.Currency;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The shop's one currency: {@code carousel.currency}, an ISO 4217 code, EUR by default. An unknown code fails the
 * start.
 */
@Singleton
public final class ShopCurrency {

    private final Currency currency;

    ShopCurrency(@ConfigProperty(name = "carousel.currency", defaultValue = "EUR") String code) {
        this.currency = Currency.getInstance(code);
    }

    public Currency currency() {
        return currency;
    }

    /** An amount of the shop's currency, from minor units. */
    public Money ofMinor(long minorUnits) {
        return new Money(minorUnits, currency);
    }
}
