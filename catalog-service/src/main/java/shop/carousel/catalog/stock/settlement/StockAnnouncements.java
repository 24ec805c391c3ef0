package shop.carousel.catalog.stock.settlement;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import shop.carousel.catalog.stock.StockLevel;
import shop.carousel.catalog.stock.StockLevelPublisher;
import shop.carousel.kit.outbox.OutboxEvent;
import shop.carousel.kit.trace.TraceParent;

/** Tells the orders what became of their requests (topic {@code stock-events}), and everyone which levels changed. */
@Singleton
class StockAnnouncements {

    static final String TOPIC = "stock-events";

    private final StockLevelPublisher publisher;

    StockAnnouncements(StockLevelPublisher publisher) {
        this.publisher = publisher;
    }

    /**
     * To be called in the transaction of the outcomes, with the levels after it and the traces of orders that are
     * known.
     */
    void publish(List<StockOutcome> outcomes, Collection<StockLevel> levels, Map<UUID, TraceParent> traces) {
        List<OutboxEvent> events = outcomes.stream()
                .flatMap(outcome -> event(outcome).map(event -> event.in(traces.get(outcome.orderId()))))
                .toList();
        publisher.changed(levels, events);
    }

    private static Stream<OutboxEvent> event(StockOutcome outcome) {
        return switch (outcome) {
            case StockOutcome.Reserved reserved -> event("reserved", reserved);
            case StockOutcome.Short refused -> event("refused", refused);
            case StockOutcome.Sold sold -> event("sold", sold);
            case StockOutcome.Released released -> event("released", released);
            case StockOutcome.Unchanged nothing -> Stream.empty();
        };
    }

    private static Stream<OutboxEvent> event(String what, StockOutcome outcome) {
        String type = "shop.carousel.stock." + what + ".v1";
        return Stream.of(OutboxEvent.of(TOPIC, outcome.orderId().toString(), type, outcome));
    }
}
