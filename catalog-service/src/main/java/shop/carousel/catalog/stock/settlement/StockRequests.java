package shop.carousel.catalog.stock.settlement;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.event.CloudEvent;
import shop.carousel.kit.event.MalformedEventException;
import shop.carousel.kit.validation.SkuForm;

/**
 * Reads the events of orders as requests. Types that ask nothing of the stock, or are of a later time, are no requests.
 */
@Singleton
class StockRequests {

    static final int MAX_LINES = 1_500;
    static final long MAX_QUANTITY = 1_000_000_000;

    private final ObjectMapper json;

    StockRequests(ObjectMapper json) {
        this.json = json;
    }

    /** The request of an event; {@link MalformedEventException} where a known type is not as agreed. */
    Optional<Delivery> read(CloudEvent event) {
        return request(event).map(request -> new Delivery(event.id(), request, event.trace()));
    }

    private Optional<StockRequest> request(CloudEvent event) {
        return switch (event.type()) {
            case "shop.carousel.order.placed.v1" -> Optional.of(reserve(event));
            case "shop.carousel.order.paid.v1" -> Optional.of(new StockRequest.Sell(order(event)));
            case "shop.carousel.order.cancelled.v1" -> Optional.of(new StockRequest.Release(order(event), "cancelled"));
            case "shop.carousel.order.payment-failed.v1" ->
                Optional.of(new StockRequest.Release(order(event), "payment-failed"));
            default -> Optional.empty();
        };
    }

    private UUID order(CloudEvent event) {
        return need(event, need(event, event.data(json, Subject.class), "data").orderId(), "orderId");
    }

    private StockRequest reserve(CloudEvent event) {
        Placed placed = need(event, event.data(json, Placed.class), "data");
        List<@Nullable Line> lines = need(event, placed.lines(), "lines");
        Map<String, Long> units = new TreeMap<>();
        for (Line line : lines) {
            add(event, units, need(event, line, "line"));
        }
        if (units.isEmpty() || units.size() > MAX_LINES) {
            throw malformed(event, units.size() + " lines, not 1 to " + MAX_LINES);
        }
        return new StockRequest.Reserve(
                need(event, placed.orderId(), "orderId"),
                units.entrySet().stream()
                        .map(unit -> new StockLine(unit.getKey(), unit.getValue()))
                        .toList());
    }

    private static void add(CloudEvent event, Map<String, Long> units, Line line) {
        String sku = need(event, line.sku(), "sku");
        if (!SkuForm.holds(sku)) {
            throw malformed(event, "a line without a SKU's form");
        }
        if (line.quantity() < 1 || line.quantity() > MAX_QUANTITY) {
            throw malformed(event, "a line of " + line.quantity() + " units");
        }
        units.merge(sku, line.quantity(), Long::sum);
    }

    private static <T> T need(CloudEvent event, @Nullable T member, String name) {
        if (member == null) {
            throw malformed(event, "no " + name);
        }
        return member;
    }

    private static MalformedEventException malformed(CloudEvent event, String what) {
        return new MalformedEventException(event.type() + " " + event.id() + " has " + what, null);
    }

    private record Subject(@Nullable UUID orderId) {}

    private record Placed(@Nullable UUID orderId, @Nullable List<@Nullable Line> lines) {}

    private record Line(@Nullable String sku, long quantity) {}
}
