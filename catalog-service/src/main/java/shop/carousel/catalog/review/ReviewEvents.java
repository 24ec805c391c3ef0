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
 * Consumes deletions of accounts (topic {@code account-events}): their reviews lose the author. A second delivery of an
 * event changes nothing.
 */
@Singleton
class ReviewEvents {

    private static final String DELIVERIES = "catalog-reviews";
    private static final String DELIVERED = "shop.carousel.order.delivered.v1";
    private static final String DELETIONS = "catalog-accounts";
    private static final String DELETED = "shop.carousel.account.deleted.v1";

    private final Consumption consumption;
    private final DeliveredItems items;
    private final ReviewAuthors authors;
    private final ObjectMapper json;

    ReviewEvents(Consumption consumption, DeliveredItems items, ReviewAuthors authors, ObjectMapper json) {
        this.consumption = consumption;
        this.items = items;
        this.authors = authors;
        this.json = json;
    }

    private record Line(@Nullable String sku) {}

    private record Delivered(
            @Nullable UUID accountId, @Nullable List<@Nullable Line> lines) {}

    private record Deleted(@Nullable UUID accountId) {}

    @Incoming("deliveries")
    @Blocking
    void deliveries(Poll poll) {
        consumption.<List<Item>>consumeTogether(
                DELIVERIES,
                poll.records(),
                this::delivered,
                orders -> items.add(orders.stream().flatMap(List::stream).toList()));
    }

    @Incoming("account-events")
    @Blocking
    void deletions(Poll poll) {
        consumption.consume(DELETIONS, poll.records(), this::forget);
    }

    private void forget(CloudEvent event) {
        if (event.type().equals(DELETED)) {
            UUID account = event.data(json, Deleted.class).accountId();
            if (account == null) {
                throw new MalformedEventException(event.type() + " " + event.id() + " has no accountId", null);
            }
            authors.forget(account);
        }
    }

    private Optional<List<Item>> delivered(CloudEvent event) {
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
