package shop.carousel.demo.client.retail;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the order that a cancellation means. The file does not say: it is the latest one before that fits. */
final class CancellationMatch {

    private final Map<String, List<RetailOrder>> byCustomer = new HashMap<>();

    CancellationMatch(List<RetailOrder> orders) {
        for (RetailOrder order : orders) {
            if (!order.customer().isEmpty()) {
                byCustomer
                        .computeIfAbsent(order.customer(), customer -> new ArrayList<>())
                        .add(order);
            }
        }
    }

    /** The order, which is then taken and found no more. */
    Optional<RetailOrder> take(String customer, LocalDateTime date, Map<String, Integer> units) {
        List<RetailOrder> orders = byCustomer.getOrDefault(customer, List.of());
        for (int i = orders.size() - 1; i >= 0; i--) {
            RetailOrder order = orders.get(i);
            if (!order.date().isAfter(date) && order.contains(units)) {
                return Optional.of(orders.remove(i));
            }
        }
        return Optional.empty();
    }
}
