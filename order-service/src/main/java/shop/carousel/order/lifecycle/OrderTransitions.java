package shop.carousel.order.lifecycle;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.carousel.order.model.Decision.Effect;
import shop.carousel.order.model.Decision.Move;
import shop.carousel.order.model.Decision.Refuse;
import shop.carousel.order.model.Decision.Stay;
import shop.carousel.order.model.HistoryEntry;
import shop.carousel.order.model.OrderEvent;
import shop.carousel.order.model.OrderEvent.PartRefunded;
import shop.carousel.order.model.OrderEvent.RefundDone;
import shop.carousel.order.model.OrderEvent.RefundRequested;
import shop.carousel.order.read.Orders;

/**
 * The only way in which an order changes. Each call belongs to the running transaction: the row with its version, the
 * step of the history, the event and the work that follows are committed together or not at all. Events of one order
 * wait for each other at its row.
 */
@Singleton
@Transactional(TxType.MANDATORY)
public class OrderTransitions {

    private final OrderRows rows;
    private final HistoryWriter history;
    private final OrderAnnouncements announcements;
    private final RefundRows refunds;
    private final OrderPayments payments;
    private final Orders orders;
    private final Deadlines deadlines;
    private final List<OrderFollower> followers;
    private final Clock clock;

    OrderTransitions(
            OrderRows rows,
            HistoryWriter history,
            OrderAnnouncements announcements,
            RefundRows refunds,
            OrderPayments payments,
            Orders orders,
            Deadlines deadlines,
            @All List<OrderFollower> followers,
            Clock clock) {
        this.rows = rows;
        this.history = history;
        this.announcements = announcements;
        this.refunds = refunds;
        this.payments = payments;
        this.orders = orders;
        this.deadlines = deadlines;
        this.followers = followers;
        this.clock = clock;
    }

    /**
     * Places the orders; returns their public numbers. No reader can have asked the cache for an id that is not
     * published yet.
     */
    public Map<UUID, String> place(Collection<NewOrder> orders) {
        Instant now = clock.instant();
        Map<UUID, String> numbers = rows.insert(orders, now, deadlines.ofPlaced());
        history.placed(orders, now);
        announcements.placed(orders, numbers, now);
        return numbers;
    }

    /** Makes everything else that changes these orders wait until the transaction ends. */
    public void lock(Collection<UUID> ids) {
        stored(ids);
    }

    /** As {@link #apply(List)}, for one event. */
    public Transition apply(UUID id, OrderEvent event, @Nullable UUID messageId) {
        return apply(List.of(new Occurrence(id, event, messageId))).getFirst();
    }

    /**
     * Lets the machine decide on each event, and does what it says: all of it in a handful of statements, however many
     * orders move. Events of one order take effect in the order given.
     *
     * @return the outcome of each event, in their order
     */
    public List<Transition> apply(List<Occurrence> occurrences) {
        Transition[] outcomes = new Transition[occurrences.size()];
        for (List<Integer> batch : EventBatches.of(occurrences)) {
            Map<UUID, StoredOrder> orders =
                    stored(batch.stream().map(i -> occurrences.get(i).orderId()).toList());
            List<Step> steps = new ArrayList<>();
            for (int i : batch) {
                Occurrence occurrence = occurrences.get(i);
                StoredOrder order = Objects.requireNonNull(orders.get(occurrence.orderId()));
                outcomes[i] = decide(order, occurrence, steps::add);
            }
            carryOut(steps);
        }
        return List.of(outcomes);
    }

    private Map<UUID, StoredOrder> stored(Collection<UUID> ids) {
        Map<UUID, StoredOrder> orders = rows.lock(ids);
        ids.stream().filter(id -> !orders.containsKey(id)).findFirst().ifPresent(id -> {
            throw new UnknownOrderException(id);
        });
        return orders;
    }

    private Transition decide(StoredOrder order, Occurrence occurrence, Consumer<Step> steps) {
        return switch (order.state().on(occurrence.event())) {
            case Move move -> {
                steps.accept(step(order, move, occurrence));
                yield new Transition.Moved(move.next());
            }
            case Stay stay -> new Transition.Unmoved(order.state(), stay.why());
            case Refuse refusal -> {
                history.refuse(order, refusal.why(), occurrence, clock.instant());
                yield new Transition.Unmoved(order.state(), refusal.why());
            }
        };
    }

    private Step step(StoredOrder order, Move move, Occurrence occurrence) {
        Instant now = clock.instant();
        HistoryEntry entry = new HistoryEntry(order.version() + 1, move.next().status(), now, move.reason());
        Deadline deadline = deadlines.of(order.state(), move.next(), occurrence.event());
        return new Step(order, move.next(), entry, occurrence, move.effects(), deadline);
    }

    private void carryOut(List<Step> steps) {
        if (steps.isEmpty()) {
            return;
        }
        rows.move(steps);
        history.moved(steps);
        announcements.changed(steps.stream()
                .filter(step -> step.changesStatus() || step.isOfPartRefund())
                .toList());
        for (Effect effect : Effect.values()) {
            carryOut(effect, steps);
        }
        steps.forEach(this::noteRefunded);
        List<OrderMove> moves = steps.stream()
                .filter(step -> !step.isOfPartRefund())
                .map(Step::move)
                .toList();
        followers.forEach(follower -> follower.moved(moves));
        orders.invalidateAfterCommit(
                steps.stream().collect(Collectors.toMap(step -> step.orderId().toString(), step -> step.entry()
                        .seq())));
    }

    private void carryOut(Effect effect, List<Step> steps) {
        List<Step> wanting =
                steps.stream().filter(step -> step.effects().contains(effect)).toList();
        if (!wanting.isEmpty()) {
            List<UUID> orders = wanting.stream().map(Step::orderId).toList();
            switch (effect) {
                case AUTHORISE_PAYMENT -> payments.authorise(orders);
                case STOP_PAYMENT -> payments.stop(orders);
                case REFUND_PAYMENT -> {
                    refunds.addRest(wanting);
                    payments.refund(orders);
                }
                case REFUND_PART -> wanting.forEach(this::refundPart);
            }
        }
    }

    private void refundPart(Step step) {
        if (step.occurrence().event() instanceof RefundRequested refund) {
            refunds.add(step, refund);
            payments.refundPart(step.orderId(), step.entry().seq());
            followers.forEach(
                    follower -> follower.refunding(step.orderId(), step.entry().seq()));
        }
    }

    private void noteRefunded(Step step) {
        if (step.occurrence().event() instanceof PartRefunded part) {
            refunds.done(step, part);
        } else if (step.occurrence().event() instanceof RefundDone) {
            refunds.restDone(step);
        }
    }
}
