package shop.carousel.order.payment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import shop.carousel.kit.combine.CombineConfig;
import shop.carousel.kit.combine.Combiner;
import shop.carousel.kit.combine.Combiner.Limits;
import shop.carousel.kit.problem.Outages;
import shop.carousel.order.lifecycle.Occurrence;
import shop.carousel.order.lifecycle.OrderTransitions;

/**
 * Commits the outcomes of payments, together with their orders' moves. Payments that end at the same time share a
 * transaction; one that cannot be committed does not keep the others from it.
 */
@Singleton
class PaymentSettlement {

    private final Payments payments;
    private final OrderTransitions transitions;
    private final Combiner<PaymentOutcome, Boolean> combiner;

    PaymentSettlement(Payments payments, OrderTransitions transitions, PaymentConfig config, CombineConfig waits) {
        this.payments = payments;
        this.transitions = transitions;
        this.combiner = new Combiner<>(
                this::settleTogether, Limits.ofItems(config.settledTogether(), waits), Outages::isOfOneItem);
    }

    /** Returns when it is committed; false if the work had been ended by another. */
    boolean settle(PaymentOutcome outcome) {
        return combiner.call(outcome);
    }

    private List<Boolean> settleTogether(List<PaymentOutcome> outcomes) {
        return QuarkusTransaction.requiringNew().call(() -> {
            transitions.lock(outcomes.stream().map(PaymentOutcome::orderId).toList());
            Set<UUID> open = new HashSet<>(payments.settle(firstOfEach(outcomes)));
            List<Boolean> settled = outcomes.stream()
                    .map(outcome -> open.remove(outcome.orderId()))
                    .toList();
            transitions.apply(IntStream.range(0, outcomes.size())
                    .filter(settled::get)
                    .mapToObj(i -> new Occurrence(
                            outcomes.get(i).orderId(), outcomes.get(i).event(), null))
                    .toList());
            return settled;
        });
    }

    /** Two for one order come where a lease ran out during the work: the first counts. */
    private static Collection<PaymentOutcome> firstOfEach(List<PaymentOutcome> outcomes) {
        Map<UUID, PaymentOutcome> first = new LinkedHashMap<>();
        outcomes.forEach(outcome -> first.putIfAbsent(outcome.orderId(), outcome));
        return first.values();
    }
}
