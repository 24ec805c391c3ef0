package shop.carousel.order.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Problem;

/** How many live streams this process has: of each order, of each client, and in all. Guarded by its own lock. */
final class StreamSlots {

    private static final int RETRY_AFTER_SECONDS = 5;

    private final StreamConfig config;
    private final Map<String, Integer> taken = new HashMap<>();
    private int inAll;

    StreamSlots(StreamConfig config) {
        this.config = config;
    }

    /**
     * A reader that follows an order.
     *
     * @param address from where
     * @param account null for a guest
     */
    record Reader(UUID order, String address, @Nullable UUID account) {

        private String orderKey() {
            return "order " + order;
        }

        private List<String> clientKeys() {
            return account == null
                    ? List.of("address " + address)
                    : List.of("address " + address, "account " + account);
        }

        private List<String> keys() {
            List<String> keys = new ArrayList<>(clientKeys());
            keys.add(orderKey());
            return keys;
        }
    }

    /** A taken slot. */
    final class Slot {

        private final Reader reader;
        private boolean taken = true;

        private Slot(Reader reader) {
            this.reader = reader;
        }

        /** Releases it, once, however often it is called. */
        void release() {
            synchronized (StreamSlots.this) {
                if (taken) {
                    taken = false;
                    StreamSlots.this.release(reader);
                }
            }
        }
    }

    /**
     * Takes a slot.
     *
     * @throws Problem 429, where the order or the client has all of its own; 503, where all are taken
     */
    synchronized Slot take(Reader reader) {
        if (isFull(reader.orderKey(), config.maxPerOrder())) {
            throw tooMany("Too many readers follow this order.");
        }
        if (reader.clientKeys().stream().anyMatch(key -> isFull(key, config.maxPerClient()))) {
            throw tooMany("You are following too many orders.");
        }
        if (inAll >= config.max()) {
            throw Problem.unavailable("Too many orders are being followed now.", RETRY_AFTER_SECONDS);
        }
        inAll++;
        reader.keys().forEach(key -> taken.merge(key, 1, Integer::sum));
        return new Slot(reader);
    }

    private void release(Reader reader) {
        inAll--;
        reader.keys().forEach(key -> taken.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1));
    }

    private boolean isFull(String key, int most) {
        return taken.getOrDefault(key, 0) >= most;
    }

    private static Problem tooMany(String detail) {
        return Problem.of(429, "too-many-streams", "Too many streams", detail)
                .withHeader("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
    }
}
