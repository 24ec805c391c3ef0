package shop.carousel.bench.cache;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import shop.carousel.ring.NodeTransport;

/** A trace through a near cache of so many entries, in front of a ring that has them all. */
final class TraceReplay {

    private static final int NODES = 3;
    private static final int KEYS_AT_ONCE = 500;

    /** What an entry weighs in the near cache: fixed costs, a key of eight characters, the value. */
    private static final int KEY_BYTES = 2 * 8;

    private static final int OVERHEAD_BYTES = 128;
    private static final String VALUE = "x".repeat(256);
    private static final int ENTRY_BYTES = OVERHEAD_BYTES + KEY_BYTES + VALUE.length();

    private TraceReplay() {}

    static double nearHitRatio(Trace trace, int entries) throws IOException, InterruptedException {
        try (var nodes = BenchNodes.start(NODES)) {
            fill(nodes, trace);
            try (var store = RingStore.near(nodes.nodes(), (long) entries * ENTRY_BYTES)) {
                awaitNear(store);
                long before = store.statistics().nearHits();
                for (int key : trace.accesses()) {
                    store.get(Trace.key(key));
                }
                return (double) (store.statistics().nearHits() - before) / trace.accesses().length;
            }
        }
    }

    private static void fill(BenchNodes nodes, Trace trace) {
        try (var store = RingStore.remote(nodes.nodes(), NodeTransport.DIRECT)) {
            var keys = new ArrayList<String>();
            for (int key : trace.keys()) {
                keys.add(Trace.key(key));
            }
            for (int i = 0; i < keys.size(); i += KEYS_AT_ONCE) {
                store.putAll(keys.subList(i, Math.min(keys.size(), i + KEYS_AT_ONCE)), VALUE);
            }
        }
    }

    /** Nothing is kept before each node has proven that its changes are heard. */
    private static void awaitNear(RingStore store) {
        var some = new ArrayList<String>();
        for (int i = 0; i < 64; i++) {
            some.add("warm-up-" + i);
        }
        store.putAll(some, "");
        while (!isNear(store, some)) {
            Thread.onSpinWait();
        }
    }

    private static boolean isNear(RingStore store, List<String> keys) {
        long before = store.statistics().nearHits();
        store.getAll(keys);
        return store.statistics().nearHits() - before == keys.size();
    }
}
