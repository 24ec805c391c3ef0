package shop.carousel.order.payment;

import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import shop.carousel.kit.jdbc.Columns;
import shop.carousel.kit.jdbc.Row;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.money.Money;
import shop.carousel.kit.work.Bell;
import shop.carousel.kit.work.WorkQueue;
import shop.carousel.order.lifecycle.OrderPayments;

/**
 * The payments of orders and the work on them: rows, so that a crash loses nothing and several instances share it. A
 * process holds a row by a lease, and all times are the database's. If two hold one all the same (a lease ran out),
 * they ask the provider under the same key, and only the first settles.
 */
@Singleton
public class Payments implements OrderPayments {

    private static final String HOLD = """
            insert into payment (order_id, state, card_token, last4, amount_minor, currency, changed_at)
            select order_id, 'HELD', card_token, last4, amount_minor, currency, ?
            from unnest(?, ?, ?, ?, ?) as p (order_id, card_token, last4, amount_minor, currency)""";
    private static final String START = """
            update payment
            set state = ?, next_at = statement_timestamp(), attempts = 0, leased_until = null, changed_at = ?
            where order_id = any(?) and state = ?""";
    private static final String STOP = """
            update payment
            set state = case when attempts = 0 then 'STOPPED' else state end,
                next_at = case when attempts = 0 then null else next_at end, stopped = true, changed_at = ?
            where order_id = any(?) and state in ('HELD', 'DUE')""";
    private static final String TAKE_UP = """
            update payment
            set leased_until = statement_timestamp() + ? * interval '1 millisecond', attempts = attempts + 1
            where order_id = any (array (
              select order_id from payment
              where next_at <= statement_timestamp() and (leased_until is null or leased_until <= statement_timestamp())
              order by next_at limit ? for update skip locked))
            returning order_id, state, card_token, currency, attempts, stopped,
              case when state = 'REFUND_DUE'
                then coalesce(
                  (select r.amount_minor from refund r where r.order_id = payment.order_id and r.is_rest), amount_minor)
                else amount_minor end as amount_minor""";
    private static final String STILL_WANTED = """
            update payment set leased_until = statement_timestamp() + ? * interval '1 millisecond'
            where order_id = ? and state = ? and attempts = ? and not stopped""";
    private static final String SETTLE = """
            update payment p set state = s.state, next_at = null, leased_until = null, note = s.note, changed_at = ?
            from unnest(?, ?, ?, ?) as s (order_id, was, state, note)
            where p.order_id = s.order_id and p.state = s.was
            returning p.order_id""";
    private static final String POSTPONE = """
            update payment
            set next_at = statement_timestamp() + ? * interval '1 millisecond', leased_until = null,
                note = ?, changed_at = ?
            where order_id = ? and state = ? and attempts = ?""";

    private final Sql sql;
    private final Clock clock;
    private final TransactionSynchronizationRegistry transaction;
    private final WorkQueue queue;
    private final Bell bell = new Bell();

    Payments(Sql sql, Clock clock, TransactionSynchronizationRegistry transaction, WorkQueue queue) {
        this.queue = queue;
        this.sql = sql;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** What is kept of a card that is to pay for an order. */
    public record Hold(UUID orderId, String cardToken, String last4, Money amount) {}

    /** Keeps the tokens of the cards that are to pay for the orders, in the transaction that places them. */
    public void hold(List<Hold> holds) {
        sql.update(
                HOLD,
                clock.instant(),
                Columns.of(UUID.class, holds, Hold::orderId),
                Columns.of(String.class, holds, Hold::cardToken),
                Columns.of(String.class, holds, Hold::last4),
                Columns.of(Long.class, holds, hold -> hold.amount.minorUnits()),
                Columns.of(String.class, holds, hold -> hold.amount.currency().getCurrencyCode()));
    }

    @Override
    public void authorise(Collection<UUID> orderIds) {
        start(orderIds, PaymentState.HELD, PaymentState.DUE);
    }

    @Override
    public void refund(Collection<UUID> orderIds) {
        start(orderIds, PaymentState.AUTHORISED, PaymentState.REFUND_DUE);
    }

    @Override
    public void refundPart(UUID orderId, long seq) {
        queue.add(PartRefund.KIND, new PartRefund(orderId, seq).text(), Duration.ZERO);
    }

    private void start(Collection<UUID> orderIds, PaymentState from, PaymentState to) {
        UUID[] ids = orderIds.toArray(UUID[]::new);
        if (sql.update(START, to, clock.instant(), ids, from) != ids.length) {
            throw new IllegalStateException("one of the payments of " + orderIds + " is not " + from);
        }
        bell.ringAfterCommit(transaction);
    }

    /**
     * If the provider may have been asked already, its outcome will come, and the order decides on it; the money is not
     * requested again.
     */
    @Override
    public void stop(Collection<UUID> orderIds) {
        sql.update(STOP, clock.instant(), orderIds.toArray(UUID[]::new));
    }

    /** Takes up to {@code limit} payments that have work, the longest due first. */
    List<PaymentWork> takeUp(int limit, Duration lease) {
        long asked = System.nanoTime();
        return sql.plannedAnew().list(TAKE_UP, row -> work(row, asked), lease.toMillis(), limit);
    }

    /** Whether the order still wants its payment; then its lease begins anew. */
    boolean isStillWanted(PaymentWork work, Duration lease) {
        return sql.update(STILL_WANTED, lease.toMillis(), work.orderId(), work.state(), work.attempt()) == 1;
    }

    private static PaymentWork work(Row row, long takenUpNanos) {
        return new PaymentWork(
                row.uuid("order_id"),
                row.constant("state", PaymentState.class),
                row.text("card_token"),
                new Money(row.bigint("amount_minor"), Currency.getInstance(row.text("currency"))),
                row.integer("attempts"),
                row.bool("stopped"),
                takenUpNanos);
    }

    /** Ends work; returns the orders whose work nobody else had ended. */
    Set<UUID> settle(Collection<PaymentOutcome> outcomes) {
        return Set.copyOf(sql.list(
                SETTLE,
                row -> row.uuid("order_id"),
                clock.instant(),
                Columns.of(UUID.class, outcomes, PaymentOutcome::orderId),
                Columns.of(String.class, outcomes, outcome -> outcome.work()
                        .state()
                        .name()),
                Columns.of(String.class, outcomes, outcome -> outcome.to().name()),
                Columns.of(String.class, outcomes, PaymentOutcome::note)));
    }

    /** Puts the work back until later, unless another has taken it up since. */
    void postpone(PaymentWork work, Duration pause, String note) {
        sql.update(POSTPONE, pause.toMillis(), note, clock.instant(), work.orderId(), work.state(), work.attempt());
    }

    /** Rings when there is work to take up. */
    Bell bell() {
        return bell;
    }
}
