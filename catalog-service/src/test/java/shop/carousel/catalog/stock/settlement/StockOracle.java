package shop.carousel.catalog.stock.settlement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Stock as a person with paper would keep it: who holds what, nothing else. Says what must come of a request. */
final class StockOracle {

    private final Map<String, Long> initial;
    private final Map<UUID, List<StockLine>> reserved = new HashMap<>();
    private final Map<UUID, List<StockLine>> sold = new HashMap<>();
    private final Map<UUID, Instant> until = new HashMap<>();
    private final Map<UUID, String> gone = new HashMap<>();
    private final Set<UUID> refused = new HashSet<>();

    StockOracle(Map<String, Long> initial) {
        this.initial = Map.copyOf(initial);
    }

    Map<String, Long> initial() {
        return initial;
    }

    /** What nobody holds. */
    Map<String, Long> available() {
        Map<String, Long> left = new HashMap<>(initial);
        for (var holders : List.of(reserved, sold)) {
            for (var lines : holders.values()) {
                lines.forEach(line -> left.merge(line.sku(), -line.quantity(), Long::sum));
            }
        }
        return left;
    }

    StockOutcome settle(StockRequest request, Instant deadline) {
        UUID id = request.orderId();
        if (request instanceof StockRequest.Reserve reserve && !isKnown(id)) {
            return reserve(id, reserve.lines(), deadline);
        }
        if (request instanceof StockRequest.Sell && reserved.containsKey(id)) {
            sold.put(id, reserved.remove(id));
            return new StockOutcome.Sold(id);
        }
        if (request instanceof StockRequest.Sell && gone.containsKey(id)) {
            return new StockOutcome.Released(id, gone.get(id));
        }
        if (request instanceof StockRequest.Release release) {
            return release(id, release.reason());
        }
        if (request instanceof StockRequest.Expire expire
                && reserved.containsKey(id)
                && !expire.now().isBefore(until.get(id))) {
            return release(id, "expired");
        }
        return new StockOutcome.Unchanged(id);
    }

    private boolean isKnown(UUID id) {
        return reserved.containsKey(id) || sold.containsKey(id) || gone.containsKey(id) || refused.contains(id);
    }

    private StockOutcome reserve(UUID id, List<StockLine> lines, Instant deadline) {
        Map<String, Long> left = available();
        List<StockOutcome.Shortage> shortages = new ArrayList<>();
        for (StockLine line : lines) {
            long there = left.getOrDefault(line.sku(), 0L);
            if (there < line.quantity()) {
                shortages.add(new StockOutcome.Shortage(line.sku(), line.quantity(), there));
            }
        }
        if (!shortages.isEmpty()) {
            refused.add(id);
            return new StockOutcome.Short(id, shortages);
        }
        reserved.put(id, lines);
        until.put(id, deadline);
        return new StockOutcome.Reserved(id, deadline, lines);
    }

    private StockOutcome release(UUID id, String reason) {
        boolean held = reserved.remove(id) != null || sold.remove(id) != null;
        if (held || !isKnown(id)) {
            gone.put(id, reason);
        }
        return held ? new StockOutcome.Released(id, reason) : new StockOutcome.Unchanged(id);
    }
}
