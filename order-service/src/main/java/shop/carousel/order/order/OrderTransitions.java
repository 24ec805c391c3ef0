package shop.carousel.order.order;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.order.order.Decision.Effect;
import shop.carousel.order.order.Decision.Move;
import shop.carousel.order.order.Decision.Refuse;
import shop.carousel.order.order.Decision.Stay;

/**
 * The only way in which an order changes. Each call belongs to the running transaction: the row with its version, the step of the
 * history, the event and the work that follows are committed together or not at all. Events of one order wait for each other at its row.
 */
@Singleton
@Transactional(TxType.MANDATORY)
public class OrderTransitions {

    private final OrderRows rows;
    private final OrderHistory history;
    private final OrderAnnouncements announcements;
    private final PaymentDesk payments;
    private final OrderCache cache;
    private final Deadlines deadlines;
    private final Clock clock;

    OrderTransitions(
            OrderRows rows,
            OrderHistory history,
            OrderAnnouncements announcements,
            PaymentDesk payments,
            OrderCache cache,
            Deadlines deadlines,
            Clock clock) {
        this.rows = rows;
        this.history = history;
        this.announcements = announcements;
        this.payments = payments;
        this.cache = cache;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Places the order; returns its public number. Nobody can have asked the cache for an id that is not told yet. */
    public String place(NewOrder order) {
        Instant now = clock.instant();
        String number = rows.insert(order, now, deadlines.ofPlaced(now));
        history.add(order.id(), new HistoryEntry(1, OrderStatus.PLACED, now, null), "placed", null);
        announcements.placed(order, number, now);
        return number;
    }

    /** Makes everything else that changes this order wait until the transaction ends. */
    public void lock(UUID id) {
        stored(id);
    }

    /**
     * Lets the machine decide on the event, and does what it says.
     *
     * @param causeEventId the id of the message that told of it, where it was one
     */
    public Transition apply(UUID id, OrderEvent event, @Nullable UUID causeEventId) {
        StoredOrder order = stored(id);
        return switch (OrderMachine.decide(order.state(), event)) {
            case Move move -> moved(order, move, event, causeEventId);
            case Stay stay -> new Transition.Unmoved(order.state(), stay.why());
            case Refuse refusal -> refused(order, refusal, event, causeEventId);
        };
    }

    private StoredOrder stored(UUID id) {
        return rows.lock(id).orElseThrow(() -> new UnknownOrderException(id));
    }

    private Transition moved(StoredOrder order, Move move, OrderEvent event, @Nullable UUID causeEventId) {
        OrderState next = move.next();
        HistoryEntry step = new HistoryEntry(order.version() + 1, next.status(), clock.instant(), move.reason());
        rows.move(order, next, step.at(), deadlines.of(order.state(), next, event, step.at()));
        history.add(order.id(), step, nameOf(event), causeEventId);
        if (next.status() != order.state().status()) {
            announcements.changed(order, step);
        }
        move.effects().forEach(effect -> carryOut(effect, order.id()));
        cache.invalidateAfterCommit(order.id(), step.seq());
        return new Transition.Moved(next);
    }

    private Transition refused(StoredOrder order, Refuse refusal, OrderEvent event, @Nullable UUID causeEventId) {
        history.refuse(order, refusal.why(), nameOf(event), causeEventId, clock.instant());
        return new Transition.Unmoved(order.state(), refusal.why());
    }

    private void carryOut(Effect effect, UUID order) {
        switch (effect) {
            case AUTHORISE_PAYMENT -> payments.authorise(order);
            case STOP_PAYMENT -> payments.stop(order);
            case REFUND_PAYMENT -> payments.refund(order);
        }
    }

    private static String nameOf(OrderEvent event) {
        return event.getClass().getSimpleName();
    }
}
