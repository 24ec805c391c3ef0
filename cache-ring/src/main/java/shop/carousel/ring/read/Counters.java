package shop.carousel.ring.read;

import java.util.concurrent.atomic.LongAdder;
import shop.carousel.ring.CacheStatistics;
import shop.carousel.ring.entry.Fill;

/** Counts what a cache does, see {@link CacheStatistics}. */
final class Counters {

    final LongAdder hits = new LongAdder();
    final LongAdder nearHits = new LongAdder();
    final LongAdder hotReads = new LongAdder();
    final LongAdder misses = new LongAdder();
    final LongAdder staleServed = new LongAdder();
    final LongAdder loads = new LongAdder();
    final LongAdder refreshes = new LongAdder();
    final LongAdder bypasses = new LongAdder();
    final LongAdder waits = new LongAdder();
    final LongAdder strongReads = new LongAdder();
    final LongAdder repairs = new LongAdder();
    final LongAdder fillsRefusedByVersion = new LongAdder();
    final LongAdder fillsRefusedByLease = new LongAdder();
    final LongAdder undecodable = new LongAdder();
    final LongAdder invalidationsDeferred = new LongAdder();

    /** Taken from another holder of the entry. */
    final LongAdder copies = new LongAdder();

    void countFill(Fill.Outcome outcome) {
        switch (outcome) {
            case STORED -> {}
            case LEASE_LOST -> fillsRefusedByLease.increment();
            case OUTDATED -> fillsRefusedByVersion.increment();
        }
    }

    CacheStatistics snapshot() {
        return new CacheStatistics(
                hits.sum(),
                nearHits.sum(),
                hotReads.sum(),
                misses.sum(),
                staleServed.sum(),
                loads.sum(),
                refreshes.sum(),
                bypasses.sum(),
                waits.sum(),
                strongReads.sum(),
                repairs.sum(),
                fillsRefusedByVersion.sum(),
                fillsRefusedByLease.sum(),
                undecodable.sum(),
                invalidationsDeferred.sum(),
                copies.sum());
    }
}
