package shop.carousel.order.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Currency;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.money.Money;
import shop.carousel.order.OrderServiceTest;
import shop.carousel.order.payment.Authorisation.Abandoned;
import shop.carousel.order.payment.Authorisation.Authorised;
import shop.carousel.order.payment.Authorisation.Unknown;

/** The promises of {@link PaymentProvider}, as the simulated one keeps them in its books. */
@QuarkusTest
class SimulatedProviderTest extends OrderServiceTest {

    private static final Money PRICE = new Money(1_000, Currency.getInstance("EUR"));
    private static final Money LESS = new Money(999, Currency.getInstance("EUR"));
    private static final Money MORE = new Money(1_001, Currency.getInstance("EUR"));

    @Inject
    SimulatedProvider provider;

    @Inject
    Sql sql;

    private final String card = "card:AUTHORISES:" + UUID.randomUUID();
    private String key = "";

    @BeforeEach
    void useAFreshKey() {
        key = "test-" + UUID.randomUUID();
    }

    @Test
    void charge_askedForTwice_isMadeOnce() {
        assertInstanceOf(Unknown.class, provider.query(key));
        assertInstanceOf(Authorised.class, provider.authorise(key, card, PRICE));
        assertInstanceOf(Authorised.class, provider.authorise(key, card, MORE));
        assertInstanceOf(Authorised.class, provider.query(key));
        assertEquals(
                1_000L,
                sql.first(
                                "select sum(amount_minor)::bigint from simulator_charge where key = ?",
                                row -> row.bigint(1),
                                key)
                        .orElseThrow());
    }

    @Test
    void key_thatWasAbandoned_neverTakesMoney() {
        assertInstanceOf(Abandoned.class, provider.abandon(key));
        assertInstanceOf(Abandoned.class, provider.abandon(key));
        assertInstanceOf(Abandoned.class, provider.authorise(key, card, PRICE));
        assertThrows(IllegalArgumentException.class, () -> provider.refund("refund-" + key, key, LESS));
    }

    @Test
    void charge_thatIsAnswered_isNotAbandoned() {
        assertInstanceOf(Authorised.class, provider.authorise(key, card, PRICE));
        assertInstanceOf(Authorised.class, provider.abandon(key));
        assertInstanceOf(Authorised.class, provider.query(key));
    }

    @Test
    void refund_askedForTwice_isMadeOnce_andNeverOfMoreThanWasTaken() {
        assertThrows(IllegalArgumentException.class, () -> provider.refund("refund-" + key, key, PRICE));
        provider.authorise(key, card, PRICE);
        assertThrows(IllegalArgumentException.class, () -> provider.refund("refund-" + key, key, MORE));
        provider.refund("refund-" + key, key, LESS);
        provider.refund("refund-" + key, key, LESS);
        assertEquals(
                999L,
                sql.first(
                                "select sum(amount_minor)::bigint from simulator_refund where charge_key = ?",
                                row -> row.bigint(1),
                                key)
                        .orElseThrow());
    }
}
