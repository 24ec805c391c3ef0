package shop.carousel.ring.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.assembly.CacheRings;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.testing.Rings;

/** Callers by the thousand, each on a virtual thread of its own. */
class VirtualThreadsTest {

    private static final int CALLERS = 10_000;
    private static final int KEYS = 10;

    @Test
    void tenThousandVirtualThreads_onFewKeys_eachAnsweredAndEachKeyLoadedOnce() throws Exception {
        try (var node = RedisProcess.start("a");
                var ring = CacheRings.start(RingOptions.of(List.of(node.node())).client(roomy()))) {
            var cache = ring.cache(Rings.texts("virtual").loadDeadline(Duration.ofMinutes(1)));
            var loads = new AtomicInteger();
            var answers = new ArrayList<Future<Optional<String>>>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < CALLERS; i++) {
                    var key = "k" + i % KEYS;
                    answers.add(threads.submit(() -> cache.get(key, missing -> {
                        loads.incrementAndGet();
                        return new Versioned<>("v-" + missing, 1);
                    })));
                }
            }
            for (int i = 0; i < CALLERS; i++) {
                assertThat(answers.get(i).get()).contains("v-k" + i % KEYS);
            }
            assertThat(loads).hasValue(KEYS);
        }
    }

    /** Room for all callers at once, and so patient that a busy machine does not look like a dead node. */
    private static NodeOptions roomy() {
        var usual = NodeOptions.DEFAULT;
        return new NodeOptions(
                Duration.ofSeconds(30),
                usual.connectTimeout(),
                usual.connections(),
                2 * CALLERS,
                usual.spin(),
                usual.failures(),
                usual.probe(),
                usual.probeMax(),
                null);
    }
}
