package shop.carousel.order.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        assertThat(provider.query(key)).isInstanceOf(Unknown.class);
        assertThat(provider.authorise(key, card, PRICE)).isInstanceOf(Authorised.class);
        assertThat(provider.authorise(key, card, MORE)).isInstanceOf(Authorised.class);
        assertThat(provider.query(key)).isInstanceOf(Authorised.class);
        assertThat(sql.first(
                                "select sum(amount_minor)::bigint from simulator_charge where key = ?",
                                row -> row.bigint(1),
                                key)
                        .orElseThrow())
                .isEqualTo(1_000L);
    }

    @Test
    void key_thatWasAbandoned_neverTakesMoney() {
        assertThat(provider.abandon(key)).isInstanceOf(Abandoned.class);
        assertThat(provider.abandon(key)).isInstanceOf(Abandoned.class);
        assertThat(provider.authorise(key, card, PRICE)).isInstanceOf(Abandoned.class);
        assertThatThrownBy(() -> provider.refund("refund-" + key, key, LESS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void charge_thatIsAnswered_isNotAbandoned() {
        assertThat(provider.authorise(key, card, PRICE)).isInstanceOf(Authorised.class);
        assertThat(provider.abandon(key)).isInstanceOf(Authorised.class);
        assertThat(provider.query(key)).isInstanceOf(Authorised.class);
    }

    @Test
    void refund_askedForTwice_isMadeOnce_andNeverOfMoreThanWasTaken() {
        assertThatThrownBy(() -> provider.refund("refund-" + key, key, PRICE))
                .isInstanceOf(IllegalArgumentException.class);
        provider.authorise(key, card, PRICE);
        assertThatThrownBy(() -> provider.refund("refund-" + key, key, MORE))
                .isInstanceOf(IllegalArgumentException.class);
        provider.refund("refund-" + key, key, LESS);
        provider.refund("refund-" + key, key, LESS);
        assertThat(sql.first(
                                "select sum(amount_minor)::bigint from simulator_refund where charge_key = ?",
                                row -> row.bigint(1),
                                key)
                        .orElseThrow())
                .isEqualTo(999L);
    }
}
