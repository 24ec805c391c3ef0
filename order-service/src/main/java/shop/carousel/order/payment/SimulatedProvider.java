package shop.carousel.order.payment;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.combine.CombineConfig;
import shop.carousel.kit.combine.Combiner;
import shop.carousel.kit.combine.Combiner.Limits;
import shop.carousel.kit.jdbc.Row;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.money.Money;
import shop.carousel.kit.problem.Outages;
import shop.carousel.order.payment.Authorisation.Abandoned;
import shop.carousel.order.payment.Authorisation.Authorised;
import shop.carousel.order.payment.Authorisation.Declined;
import shop.carousel.order.payment.Authorisation.Pending;
import shop.carousel.order.payment.Authorisation.Unknown;

/**
 * A provider for demonstrations and tests, told by the card's number what to do ({@link TestCard}). It keeps books of
 * its own and knows nothing of orders; every call is committed by itself, as another company's system would.
 */
@Singleton
class SimulatedProvider implements PaymentProvider {

    private static final String TOKEN_START = "card:";

    private static final String CHARGE = """
            insert into simulator_charge (key, amount_minor, currency, outcome, answers_at, created_at)
            select * from unnest(?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            returning key""";
    private static final String FIND = "select outcome, answers_at from simulator_charge where key = ?";
    private static final String ABANDON = """
            insert into simulator_charge (key, amount_minor, currency, outcome, answers_at, created_at)
            values (?, 0, '', 'ABANDONED', ?, ?)
            on conflict (key) do update set outcome = 'ABANDONED', answers_at = excluded.answers_at
              where simulator_charge.answers_at is null or simulator_charge.answers_at > excluded.answers_at""";
    private static final String REFUND = """
            insert into simulator_refund (key, charge_key, amount_minor, created_at)
            select ?, key, ?, ? from simulator_charge
            where key = ? and outcome = 'AUTHORISED' and answers_at <= ? and amount_minor >= ?
            on conflict (key) do nothing""";
    private static final String REFUNDED = "select 1 from simulator_refund where key = ?";

    private static final int CHARGED_TOGETHER = 64;

    private final Combiner<Charge, Boolean> charges;
    private final Sql sql;
    private final Clock clock;
    private final SimulatorConfig config;

    SimulatedProvider(Sql sql, Clock clock, SimulatorConfig config, CombineConfig waits) {
        this.sql = sql;
        this.clock = clock;
        this.config = config;
        this.charges = new Combiner<>(this::charge, Limits.ofItems(CHARGED_TOGETHER, waits), Outages::isOfOneItem);
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
        String outcome = card == TestCard.DECLINES ? "DECLINED" : "AUTHORISED";
        Charge charge = new Charge(key, amount, outcome, answersAt(card, now), now);
        boolean isNew = charges.call(charge);
        return isNew && charge.isAnsweredAtOnce() ? answer(outcome) : awaitAnswer(key);
    }

    private record Charge(
            String key,
            Money amount,
            String outcome,
            @Nullable Instant answersAt,
            Instant at) {
        boolean isAnsweredAtOnce() {
            return answersAt != null && !answersAt.isAfter(at);
        }
    }

    /** Whether each of the keys was new. */
    private List<Boolean> charge(List<Charge> batch) {
        Set<String> fresh = new HashSet<>(sql.list(
                CHARGE,
                row -> row.text(1),
                batch.stream().map(Charge::key).toArray(String[]::new),
                batch.stream().map(charge -> charge.amount.minorUnits()).toArray(Long[]::new),
                batch.stream()
                        .map(charge -> charge.amount.currency().getCurrencyCode())
                        .toArray(String[]::new),
                batch.stream().map(Charge::outcome).toArray(String[]::new),
                batch.stream().map(Charge::answersAt).toArray(Instant[]::new),
                batch.stream().map(Charge::at).toArray(Instant[]::new)));
        return batch.stream().map(charge -> fresh.remove(charge.key)).toList();
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
        return sql.first(FIND, this::answer, key).orElseGet(Unknown::new);
    }

    private Authorisation answer(Row row) {
        Instant answersAt = row.instantOrNull("answers_at");
        if (answersAt == null || answersAt.isAfter(clock.instant())) {
            return new Pending();
        }
        return answer(row.text("outcome"));
    }

    private static Authorisation answer(String outcome) {
        return switch (outcome) {
            case "AUTHORISED" -> new Authorised();
            case "DECLINED" -> new Declined("The card was declined.");
            default -> new Abandoned();
        };
    }

    @Override
    public Authorisation abandon(String key) {
        Instant now = clock.instant();
        sql.update(ABANDON, key, now, now);
        return query(key);
    }

    @Override
    public void refund(String key, String chargeKey, Money amount) {
        Instant now = clock.instant();
        sql.update(REFUND, key, amount.minorUnits(), now, chargeKey, now, amount.minorUnits());
        if (!sql.exists(REFUNDED, key)) {
            throw new IllegalArgumentException("nothing was taken under " + chargeKey);
        }
    }
}
