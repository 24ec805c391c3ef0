package shop.carousel.catalog.review;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.review.DeliveredItems.Item;
import shop.carousel.kit.broker.Poll;
import shop.carousel.kit.event.CloudEvent;
import shop.carousel.kit.event.Consumption;
import shop.carousel.kit.event.MalformedEventException;
import shop.carousel.kit.validation.SkuForm;

/**
 * Consumes deliveries of orders (topic {@code order-events}): the account of a delivered order may review its products.
 * A second delivery of the event changes nothing.
 */
@Singleton
class Deliveries {

    private static final String CONSUMER = "catalog-reviews";
    private static final String DELIVERED = "shop.carousel.order.delivered.v1";

    private final Consumption consumption;
    private final DeliveredItems items;
    private final ObjectMapper json;

    Deliveries(Consumption consumption, DeliveredItems items, ObjectMapper json) {
        this.consumption = consumption;
        this.items = items;
        this.json = json;
    }

    private record Line(@Nullable String sku) {}

    private record Delivered(
            @Nullable UUID accountId, @Nullable List<@Nullable Line> lines) {}

    @Incoming("deliveries")
    @Blocking
    void hear(Poll poll) {
        consumption.<List<Item>>consumeTogether(
                CONSUMER,
                poll.records(),
                this::read,
                orders -> items.add(orders.stream().flatMap(List::stream).toList()));
    }

    private Optional<List<Item>> read(CloudEvent event) {
        if (!event.type().equals(DELIVERED)) {
            return Optional.empty();
        }
        Delivered delivered = event.data(json, Delivered.class);
        UUID account = delivered.accountId();
        if (account == null || delivered.lines() == null) {
            return Optional.empty(); // a guest's
        }
        return Optional.of(delivered.lines().stream()
                .map(line -> new Item(account, sku(event, line)))
                .toList());
    }

    private static String sku(CloudEvent event, @Nullable Line line) {
        if (line == null || line.sku() == null || !SkuForm.holds(line.sku())) {
            throw new MalformedEventException(event.type() + " " + event.id() + " has a line without a SKU", null);
        }
        return line.sku();
    }
}
