package shop.carousel.ring.membership;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** What other processes said last of themselves. Guarded by itself. */
final class Others {

    private static final int MOST = 1_024;

    private final Map<String, Said> said = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Said> eldest) {
            return size() > MOST;
        }
    };
    private final long memoryNanos;
    private final LongSupplier clock;

    private record Said(Set<String> using, long nanos) {}

    /**
     * @param memoryNanos how long what a process said counts
     */
    Others(long memoryNanos, LongSupplier clock) {
        this.memoryNanos = memoryNanos;
        this.clock = clock;
    }

    synchronized void heard(LogRecord.Heartbeat heartbeat) {
        said.put(heartbeat.process(), new Said(heartbeat.using(), clock.getAsLong()));
    }

    synchronized boolean use(String node) {
        long now = clock.getAsLong();
        return said.values().stream()
                .anyMatch(it -> now - it.nanos() < memoryNanos && it.using().contains(node));
    }
}
