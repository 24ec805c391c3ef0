package shop.carousel.ring.quarkus;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.CacheStatistics;
import shop.carousel.ring.NodeState;
import shop.carousel.ring.RingCache;

/**
 * The ring's meters, where the application has Micrometer: {@code carousel.ring.keys} by cache and outcome, and {@code
 * carousel.ring.node.up} by node, which is the state of its breaker.
 */
@Singleton
public class RingMetrics implements MeterBinder {

    private final CacheRing ring;
    private final RingWatch watch;

    RingMetrics(CacheRing ring, RingWatch watch) {
        this.ring = ring;
        this.watch = watch;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        watch.add(new NodeTimers(registry));
        ring.states().keySet().forEach(node -> Gauge.builder("carousel.ring.node.up", ring, r -> up(r, node))
                .description("1 while the node is used, 0 while its breaker is open")
                .tag("node", node)
                .register(registry));
        ring.eachCache((name, cache) -> bind(registry, name, cache));
    }

    private static int up(CacheRing ring, String node) {
        return ring.states().get(node) == NodeState.UP ? 1 : 0;
    }

    private static void bind(MeterRegistry registry, String name, RingCache<?> cache) {
        count(registry, name, cache, "hit", CacheStatistics::hits);
        count(registry, name, cache, "near-hit", CacheStatistics::nearHits);
        count(registry, name, cache, "miss", CacheStatistics::misses);
        count(registry, name, cache, "stale-served", CacheStatistics::staleServed);
        count(registry, name, cache, "load", CacheStatistics::loads);
        count(registry, name, cache, "refresh", CacheStatistics::refreshes);
        count(registry, name, cache, "bypass", CacheStatistics::bypasses);
        count(registry, name, cache, "wait", CacheStatistics::waits);
        count(registry, name, cache, "strong-read", CacheStatistics::strongReads);
        count(registry, name, cache, "repair", CacheStatistics::repairs);
        count(registry, name, cache, "fill-refused-by-version", CacheStatistics::fillsRefusedByVersion);
        count(registry, name, cache, "fill-refused-by-lease", CacheStatistics::fillsRefusedByLease);
        count(registry, name, cache, "undecodable", CacheStatistics::undecodable);
        count(registry, name, cache, "invalidation-deferred", CacheStatistics::invalidationsDeferred);
        count(registry, name, cache, "hot", CacheStatistics::hotReads);
        count(registry, name, cache, "copy", CacheStatistics::copies);
    }

    private static void count(
            MeterRegistry registry,
            String name,
            RingCache<?> cache,
            String outcome,
            ToDoubleFunction<CacheStatistics> figure) {
        FunctionCounter.builder("carousel.ring.keys", cache, c -> figure.applyAsDouble(c.statistics()))
                .description("Keys by what became of them")
                .tag("cache", name)
                .tag("outcome", outcome)
                .register(registry);
    }
}
