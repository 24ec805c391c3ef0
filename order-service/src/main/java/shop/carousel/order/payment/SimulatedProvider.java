package shop.carousel.order.payment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.combine.CombineConfig;
import shop.carousel.kit.combine.Combiner;
import shop.carousel.kit.combine.Combiner.Limits;
import shop.carousel.kit.money.Money;
import shop.carousel.kit.problem.Outages;
import shop.carousel.order.payment.Authorisation.Abandoned;
import shop.carousel.order.payment.Authorisation.Pending;
import shop.carousel.order.payment.Authorisation.Unknown;
import shop.carousel.order.payment.SimulatedCharge.Outcome;
import shop.carousel.order.payment.SimulatedCharges.Asked;

/**
 * A provider for demonstrations and tests, controlled by the card's number ({@link TestCard}). It keeps its own books
 * and knows nothing of orders. Every call is committed separately, as in another company's system.
 */
@Singleton
class SimulatedProvider implements PaymentProvider {

    private static final String TOKEN_START = "card:";

    private static final int CHARGED_TOGETHER = 64;

    private final Combiner<Asked, Boolean> charging;
    private final SimulatedCharges charges;
    private final SimulatedRefunds refunds;
    private final Clock clock;
    private final SimulatorConfig config;

    SimulatedProvider(
            SimulatedCharges charges,
            SimulatedRefunds refunds,
            Clock clock,
            SimulatorConfig config,
            CombineConfig waits) {
        this.charges = charges;
        this.refunds = refunds;
        this.clock = clock;
        this.config = config;
        this.charging = new Combiner<>(charges::add, Limits.ofItems(CHARGED_TOGETHER, waits), Outages::isOfOneItem);
    }

    @Override
    public boolean recognises(String cardNumber) {
        return TestCard.of(cardNumber).isPresent();
    }

    /** The token says itself how its card behaves. */
    @Override
    public String tokenise(Card card) {
        TestCard behaviour =
                TestCard.of(card.number()).orElseThrow(() -> new IllegalArgumentException("only test cards are taken"));
        return TOKEN_START + behaviour + ":" + UUID.randomUUID();
    }

    private static TestCard behaviourOf(String token) {
        String[] parts = token.split(":", 3);
        if (parts.length != 3 || !token.startsWith(TOKEN_START)) {
            throw new IllegalArgumentException("no such card");
        }
        return TestCard.valueOf(parts[1]);
    }

    @Override
    public Authorisation authorise(String key, String cardToken, Money amount) {
        TestCard card = behaviourOf(cardToken);
        Instant now = clock.instant();
        Outcome outcome = card == TestCard.DECLINES ? Outcome.DECLINED : Outcome.AUTHORISED;
        Asked charge = new Asked(key, amount, outcome, answersAt(card, now), now);
        boolean isNew = charging.call(charge);
        return isNew && charge.isAnsweredAtOnce() ? SimulatedCharge.answerOf(outcome) : awaitAnswer(key);
    }

    private @Nullable Instant answersAt(TestCard card, Instant now) {
        return switch (card) {
            case AUTHORISES, DECLINES -> now.plus(config.usualTime());
            case ANSWERS_LATE -> now.plus(config.slowTime());
            case NEVER_ANSWERS -> null;
        };
    }

    /** The connection stays open until there is an answer, as a real one would; at some point the far end closes it. */
    private Authorisation awaitAnswer(String key) {
        Instant end = clock.instant().plus(config.connectionTime());
        Authorisation answer = query(key);
        while (answer instanceof Pending && clock.instant().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            answer = query(key);
        }
        return answer;
    }

    @Override
    public Authorisation query(String key) {
        return QuarkusTransaction.requiringNew()
                .call(() -> charges.findByIdOptional(key))
                .map(charge -> charge.answer(clock.instant()))
                .orElseGet(Unknown::new);
    }

    /** Fails if the key was new and a charge under it is made just now: that is not known yet. */
    @Override
    public Authorisation abandon(String key) {
        Instant now = clock.instant();
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<SimulatedCharge> known = charges.lock(key);
            known.ifPresentOrElse(
                    charge -> charge.abandon(now), () -> charges.persist(SimulatedCharge.neverMade(key, now)));
            return known.map(charge -> charge.answer(now)).orElseGet(Abandoned::new);
        });
    }

    @Override
    public void refund(String key, String chargeKey, Money amount) {
        QuarkusTransaction.requiringNew().run(() -> {
            SimulatedCharge charge = charges.lock(chargeKey).orElseThrow(() -> SimulatedCharge.nothingTaken(chargeKey));
            if (refunds.findByIdOptional(key).isEmpty()) {
                refunds.persist(charge.refund(key, amount, refunds.given(chargeKey), clock.instant()));
            }
        });
    }
}
