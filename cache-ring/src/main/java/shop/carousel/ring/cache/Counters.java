package shop.carousel.ring.cache;

import java.util.concurrent.atomic.LongAdder;
import shop.carousel.ring.CacheStatistics;

/** Counts what a cache does, see {@link CacheStatistics}. */
final class Counters {

    final LongAdder hits = new LongAdder();
    final LongAdder misses = new LongAdder();
    final LongAdder loads = new LongAdder();
    final LongAdder bypasses = new LongAdder();
    final LongAdder waits = new LongAdder();
    final LongAdder fillsRefused = new LongAdder();
    final LongAdder undecodable = new LongAdder();
    final LongAdder invalidationsDeferred = new LongAdder();

    CacheStatistics snapshot() {
        return new CacheStatistics(
                hits.sum(),
                misses.sum(),
                loads.sum(),
                bypasses.sum(),
                waits.sum(),
                fillsRefused.sum(),
                undecodable.sum(),
                invalidationsDeferred.sum());
    }
}
