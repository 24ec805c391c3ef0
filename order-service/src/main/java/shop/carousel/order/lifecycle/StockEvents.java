package shop.carousel.order.lifecycle;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.broker.Poll;
import shop.carousel.kit.event.CloudEvent;
import shop.carousel.kit.event.Consumption;
import shop.carousel.kit.event.MalformedEventException;
import shop.carousel.kit.inbox.Inbox;
import shop.carousel.order.model.OrderEvent;
import shop.carousel.order.model.OrderEvent.StockRefused;
import shop.carousel.order.model.OrderEvent.StockReleased;
import shop.carousel.order.model.OrderEvent.StockReserved;
import shop.carousel.order.model.OrderEvent.StockSold;

/**
 * Consumes the catalog's events about the stock of orders (topic {@code stock-events}), those of one order in their
 * order; a second delivery changes nothing.
 *
 * <p>What a poll brought is one transaction, or, where some of it cannot be handled, one for each half, and so on (see
 * {@link Consumption}).
 */
@Singleton
class StockEvents {

    private static final String CONSUMER = "order";
    private static final int NAMED_SHORTAGES = 3;

    private final Consumption consumption;
    private final Inbox inbox;
    private final OrderTransitions transitions;
    private final ObjectMapper json;

    StockEvents(Consumption consumption, Inbox inbox, OrderTransitions transitions, ObjectMapper json) {
        this.consumption = consumption;
        this.inbox = inbox;
        this.transitions = transitions;
        this.json = json;
    }

    @Incoming("stock-events")
    @Blocking
    void hear(Poll poll) {
        consumption.consumeTogether(CONSUMER, poll.records(), this::occurrence, this::handle);
    }

    private void handle(List<Occurrence> occurrences) {
        QuarkusTransaction.requiringNew().run(() -> transitions.apply(unheard(occurrences)));
    }

    private Optional<Occurrence> occurrence(CloudEvent message) {
        return read(message).map(event -> occurrence(message, event));
    }

    private Occurrence occurrence(CloudEvent message, OrderEvent event) {
        return new Occurrence(orderId(message), event, message.id());
    }

    /**
     * Those that were not consumed before. Their ids are recorded in one order for all, so that two deliveries never
     * wait in a circle.
     */
    private List<Occurrence> unheard(List<Occurrence> occurrences) {
        Set<UUID> ids = occurrences.stream().map(Occurrence::messageId).collect(Collectors.toCollection(TreeSet::new));
        Set<UUID> fresh = new HashSet<>(inbox.firstDeliveries(CONSUMER, ids));
        return occurrences.stream()
                .filter(occurrence -> fresh.remove(occurrence.messageId()))
                .toList();
    }

    /** The event for the machine; empty for types that are of a later time. */
    private Optional<OrderEvent> read(CloudEvent message) {
        return Optional.ofNullable(
                switch (message.type()) {
                    case "shop.carousel.stock.reserved.v1" -> new StockReserved(deadline(message));
                    case "shop.carousel.stock.refused.v1" -> new StockRefused(reason(message));
                    case "shop.carousel.stock.sold.v1" -> new StockSold();
                    case "shop.carousel.stock.released.v1" ->
                        new StockReleased(
                                need(message, message.data(json, Released.class).reason(), "reason"));
                    default -> null;
                });
    }

    private UUID orderId(CloudEvent message) {
        return need(message, message.data(json, Subject.class).orderId(), "orderId");
    }

    private Instant deadline(CloudEvent message) {
        return need(message, message.data(json, Reserved.class).deadline(), "deadline");
    }

    /** Names the first few lines that were short. */
    private String reason(CloudEvent message) {
        List<Shortage> shortages =
                need(message, message.data(json, Refused.class).shortages(), "shortages");
        String named = shortages.stream()
                .limit(NAMED_SHORTAGES)
                .map(short_ -> "%s: %d wanted, %d left".formatted(short_.sku, short_.requested, short_.available))
                .collect(Collectors.joining("; "));
        int more = shortages.size() - NAMED_SHORTAGES;
        return "Not enough in stock. " + named + (more > 0 ? "; and " + more + " more." : ".");
    }

    private static <T> T need(CloudEvent message, @Nullable T member, String name) {
        if (member == null) {
            throw new MalformedEventException(message.type() + " " + message.id() + " has no " + name, null);
        }
        return member;
    }

    private record Subject(@Nullable UUID orderId) {}

    private record Reserved(@Nullable Instant deadline) {}

    private record Released(@Nullable String reason) {}

    private record Refused(@Nullable List<Shortage> shortages) {}

    private record Shortage(String sku, int requested, int available) {}
}
