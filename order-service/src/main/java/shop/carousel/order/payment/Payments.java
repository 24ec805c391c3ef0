package shop.carousel.order.payment;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.money.Money;
import shop.carousel.order.jdbc.Sql;
import shop.carousel.order.order.PaymentDesk;

/**
 * The payments of orders and the work on them: rows, so that a crash loses nothing and several instances share it. Whoever takes up a
 * row holds it by a lease; two who hold one all the same (a lease ran out) ask the provider under the same key, and only the first
 * settles.
 */
@Singleton
public class Payments implements PaymentDesk {

    private static final String HOLD = """
            insert into payment (order_id, state, card_token, last4, amount_minor, currency, changed_at)
            values (?, 'HELD', ?, ?, ?, ?, ?)""";
    private static final String START = """
            update payment set state = ?, next_at = ?, attempts = 0, leased_until = null, changed_at = ?
            where order_id = ? and state = ?""";
    private static final String STOP = """
            update payment set state = 'STOPPED', next_at = null, changed_at = ?
            where order_id = ? and (state = 'HELD' or state = 'DUE' and attempts = 0)""";
    private static final String TAKE_UP = """
            update payment set leased_until = ?, attempts = attempts + 1
            where order_id in (select order_id from payment
                               where next_at <= ? and (leased_until is null or leased_until <= ?)
                               order by next_at limit ? for update skip locked)
            returning order_id, state, card_token, amount_minor, currency, attempts""";
    private static final String SETTLE = """
            update payment set state = ?, next_at = null, leased_until = null, note = ?, changed_at = ?
            where order_id = ? and state = ?""";
    private static final String POSTPONE = """
            update payment set next_at = ?, leased_until = null, note = ?, changed_at = ?
            where order_id = ? and state = ? and attempts = ?""";

    private final Sql sql;
    private final Clock clock;
    private final PaymentBell bell;
    private final TransactionSynchronizationRegistry transaction;

    Payments(Sql sql, Clock clock, PaymentBell bell, TransactionSynchronizationRegistry transaction) {
        this.sql = sql;
        this.clock = clock;
        this.bell = bell;
        this.transaction = transaction;
    }

    /** Keeps the token of the card that is to pay for the order, in the transaction that places it. */
    public void hold(UUID orderId, String cardToken, String last4, Money amount) {
        sql.update(
                HOLD,
                orderId,
                cardToken,
                last4,
                amount.minorUnits(),
                amount.currency().getCurrencyCode(),
                clock.instant());
    }

    @Override
    public void authorise(UUID orderId) {
        start(orderId, PaymentState.HELD, PaymentState.DUE);
    }

    @Override
    public void refund(UUID orderId) {
        start(orderId, PaymentState.AUTHORISED, PaymentState.REFUND_DUE);
    }

    private void start(UUID orderId, PaymentState from, PaymentState to) {
        Instant now = clock.instant();
        if (sql.update(START, to, now, now, orderId, from) != 1) {
            throw new IllegalStateException("the payment of order " + orderId + " is not " + from);
        }
        transaction.registerInterposedSynchronization(new RingBell());
    }

    /** Leaves a payment alone that somebody may be asking the provider about: its outcome comes, and the order decides on it. */
    @Override
    public void stop(UUID orderId) {
        sql.update(STOP, clock.instant(), orderId);
    }

    /** Takes up to {@code limit} payments that have work, the longest due first. */
    List<PaymentWork> takeUp(int limit, Duration lease) {
        Instant now = clock.instant();
        return sql.list(TAKE_UP, Payments::work, now.plus(lease), now, now, limit);
    }

    private static PaymentWork work(ResultSet row) throws SQLException {
        return new PaymentWork(
                row.getObject("order_id", UUID.class),
                PaymentState.valueOf(row.getString("state")),
                row.getString("card_token"),
                new Money(row.getLong("amount_minor"), Currency.getInstance(row.getString("currency"))),
                row.getInt("attempts"));
    }

    /** Ends the work; false where another has. */
    boolean settle(PaymentWork work, PaymentState to, @Nullable String note) {
        return sql.update(SETTLE, to, note, clock.instant(), work.orderId(), work.state()) == 1;
    }

    /** Puts the work back until later, unless another has taken it up since. */
    void postpone(PaymentWork work, Duration pause, String note) {
        Instant now = clock.instant();
        sql.update(POSTPONE, now.plus(pause), note, now, work.orderId(), work.state(), work.attempt());
    }

    private final class RingBell implements Synchronization {

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                bell.ring();
            }
        }
    }
}
