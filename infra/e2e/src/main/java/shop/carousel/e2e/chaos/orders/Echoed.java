package shop.carousel.e2e.chaos.orders;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** What an {@link Echo} has heard and sent again. Thread-safe. */
final class Echoed {

    private final Map<String, Set<String>> told = new ConcurrentHashMap<>();
    private final AtomicLong sent = new AtomicLong();

    /** An event of an order was heard. */
    void told(String order, String event) {
        told.computeIfAbsent(order, its -> ConcurrentHashMap.newKeySet()).add(event);
    }

    /** An event was sent again. */
    void sent() {
        sent.incrementAndGet();
    }

    /** How many were sent again. */
    long count() {
        return sent.get();
    }

    /** How many different events were told of each order. */
    Map<String, Integer> told() {
        return told.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> each.getValue()
                .size()));
    }
}
