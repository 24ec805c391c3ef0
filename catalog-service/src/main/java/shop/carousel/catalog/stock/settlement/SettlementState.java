package shop.carousel.catalog.stock.settlement;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongFunction;
import shop.carousel.catalog.stock.StockChange;
import shop.carousel.catalog.stock.settlement.StockOutcome.Released;
import shop.carousel.catalog.stock.settlement.StockOutcome.Reserved;
import shop.carousel.catalog.stock.settlement.StockOutcome.Short;
import shop.carousel.catalog.stock.settlement.StockOutcome.Shortage;
import shop.carousel.catalog.stock.settlement.StockOutcome.Sold;
import shop.carousel.catalog.stock.settlement.StockOutcome.Unchanged;

/**
 * What a batch of requests has come to, while it is decided request by request. Every pair of state and request has its
 * answer:
 *
 * <pre>
 *            | Reserve        | Sell            | Release         | Expire (overdue)
 * UNKNOWN    | RESERVED or    | -               | RELEASED,       | -
 *            | REFUSED        |                 | tells nobody    |
 * RESERVED   | -              | SOLD            | RELEASED        | RELEASED
 * REFUSED    | -              | -               | -               | -
 * SOLD       | -              | -               | RELEASED        | -
 * RELEASED   | -              | tells it again  | -               | -
 * </pre>
 *
 * An order that ends before it is placed is remembered as released, so that it is not reserved for when it comes. One
 * that is paid after its units went back is told so again: its payment must go back too. Not thread-safe.
 */
final class SettlementState {

    static final String EXPIRED = "expired";

    private final Map<UUID, OrderStock> orders;
    private final Map<String, Long> available;
    private final Instant deadline;
    private final Map<UUID, OrderStock> changedOrders = new LinkedHashMap<>();
    private final Map<String, StockChange> changes = new TreeMap<>();

    SettlementState(Map<UUID, OrderStock> orders, Map<String, Long> available, Instant deadline) {
        this.orders = new HashMap<>(orders);
        this.available = new HashMap<>(available);
        this.deadline = deadline;
    }

    StockOutcome settle(StockRequest request) {
        OrderStock order = orders.getOrDefault(request.orderId(), OrderStock.unknown(request.orderId()));
        return switch (request) {
            case StockRequest.Reserve reserve -> reserve(order, reserve.lines());
            case StockRequest.Sell sell -> sell(order);
            case StockRequest.Release release -> release(order, release.reason());
            case StockRequest.Expire expire ->
                order.isOverdue(expire.now()) ? release(order, EXPIRED) : unchanged(order);
        };
    }

    /** What moved, by SKU; SKUs whose moves cancel out are left out. */
    Map<String, StockChange> changes() {
        changes.values().removeIf(StockChange.NONE::equals);
        return changes;
    }

    Collection<OrderStock> changedOrders() {
        return changedOrders.values();
    }

    private StockOutcome reserve(OrderStock order, List<StockLine> lines) {
        if (order.state() != OrderStock.State.UNKNOWN) {
            return unchanged(order);
        }
        List<Shortage> shortages = shortages(lines);
        if (!shortages.isEmpty()) {
            become(order.refused());
            return new Short(order.orderId(), shortages);
        }
        move(lines, StockChange::reserve);
        become(order.reserved(lines, deadline));
        return new Reserved(order.orderId(), deadline, lines);
    }

    private StockOutcome sell(OrderStock order) {
        return switch (order.state()) {
            case RESERVED -> {
                move(order.lines(), StockChange::sell);
                become(order.sold());
                yield new Sold(order.orderId());
            }
            case RELEASED -> new Released(order.orderId(), requireNonNullElse(order.reason(), EXPIRED));
            case UNKNOWN, REFUSED, SOLD -> unchanged(order);
        };
    }

    private StockOutcome release(OrderStock order, String reason) {
        return switch (order.state()) {
            case RESERVED -> released(order, StockChange::unreserve, reason);
            case SOLD -> released(order, StockChange::unsell, reason);
            case UNKNOWN -> {
                become(order.released(reason));
                yield unchanged(order);
            }
            case REFUSED, RELEASED -> unchanged(order);
        };
    }

    private StockOutcome released(OrderStock order, LongFunction<StockChange> back, String reason) {
        move(order.lines(), back);
        become(order.released(reason));
        return new Released(order.orderId(), reason);
    }

    private List<Shortage> shortages(List<StockLine> lines) {
        return lines.stream()
                .filter(line -> line.quantity() > left(line.sku()))
                .map(line -> new Shortage(line.sku(), line.quantity(), left(line.sku())))
                .toList();
    }

    private long left(String sku) {
        return available.getOrDefault(sku, 0L);
    }

    private void move(List<StockLine> lines, LongFunction<StockChange> units) {
        for (StockLine line : lines) {
            StockChange change = units.apply(line.quantity());
            changes.merge(line.sku(), change, StockChange::plus);
            available.merge(line.sku(), change.available(), Long::sum);
        }
    }

    private void become(OrderStock order) {
        orders.put(order.orderId(), order);
        changedOrders.put(order.orderId(), order);
    }

    private static StockOutcome unchanged(OrderStock order) {
        return new Unchanged(order.orderId());
    }
}
