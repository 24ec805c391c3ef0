package shop.carousel.order.payment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import shop.carousel.kit.money.Money;
import shop.carousel.kit.work.Backoff;
import shop.carousel.kit.work.WorkItem;
import shop.carousel.kit.work.WorkLimits;
import shop.carousel.kit.work.WorkQueue;
import shop.carousel.kit.work.Worker;
import shop.carousel.order.lifecycle.OrderTransitions;
import shop.carousel.order.model.OrderEvent.PartRefunded;
import shop.carousel.order.model.Refund;
import shop.carousel.order.read.Orders;

/**
 * Gives parts of orders' money back. No transaction is open while the provider is asked; it may be asked twice, under
 * the same key, and gives once. The answer is stored in one transaction with the end of the work, and the work is never
 * given up.
 */
@Singleton
class PartRefunds implements Worker {

    private final PatientProvider provider;
    private final Orders orders;
    private final OrderTransitions transitions;
    private final WorkQueue queue;
    private final PaymentConfig config;

    PartRefunds(
            PatientProvider provider,
            Orders orders,
            OrderTransitions transitions,
            WorkQueue queue,
            PaymentConfig config) {
        this.provider = provider;
        this.orders = orders;
        this.transitions = transitions;
        this.queue = queue;
        this.config = config;
    }

    @Override
    public String kind() {
        return PartRefund.KIND;
    }

    @Override
    public WorkLimits limits() {
        return new WorkLimits(
                config.concurrency(),
                config.lease(),
                Integer.MAX_VALUE,
                new Backoff(config.firstPause(), config.longestPause()));
    }

    @Override
    public boolean endsItself() {
        return true;
    }

    @Override
    public void carryOut(WorkItem item) {
        PartRefund part = PartRefund.of(item.key());
        Money amount = amountOf(part);
        if (!provider.refund(part.refundKey(), PaymentWork.chargeKey(part.order()), amount)) {
            throw new IllegalStateException("the refund is not confirmed");
        }
        QuarkusTransaction.requiringNew().run(() -> {
            transitions.lock(List.of(part.order()));
            if (queue.done(item)) {
                transitions.apply(part.order(), new PartRefunded(part.seq(), amount), null);
            }
        });
    }

    private Money amountOf(PartRefund part) {
        return orders.findStored(part.order()).orElseThrow().refunds().stream()
                .filter(refund -> refund.seq() == part.seq())
                .map(Refund::amount)
                .findFirst()
                .orElseThrow();
    }
}
