package shop.carousel.catalog.stock.settlement;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import shop.carousel.catalog.stock.StockConfig;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.LockHold;
import shop.carousel.ring.LockUnavailableException;
import shop.carousel.ring.RingLock;

/**
 * The ring's locks on SKUs, as far as they can be had. They save work, nothing more: a batch that gets none goes on
 * with the tokens that the rows grant, and after a lock node did not answer, the next batches do not wait for it again
 * for a while.
 */
@Singleton
class StockLocks {

    private static final Logger LOG = Logger.getLogger(StockLocks.class);

    private final RingLock locks;
    private final StockConfig config;
    private volatile long pausedSince;
    private volatile boolean paused;

    @Inject
    StockLocks(CacheRing ring, StockConfig config) {
        this(ring.locks(), config);
    }

    StockLocks(RingLock locks, StockConfig config) {
        this.locks = locks;
        this.config = config;
    }

    /** The name of a SKU's lock. */
    static String key(String sku) {
        return "stock/" + sku;
    }

    /** Takes the locks of all the SKUs at once, or none. */
    WriteLease acquire(Collection<String> skus) {
        return skus.isEmpty() || isPaused() ? WriteLease.ofRows() : tryAcquire(lockable(skus));
    }

    private WriteLease tryAcquire(Set<String> skus) {
        Set<String> keys = skus.stream().map(StockLocks::key).collect(Collectors.toSet());
        try {
            return locks.tryLock(keys, hold(), config.lockWait())
                    .map(lease -> new WriteLease(lease, skus))
                    .orElseGet(WriteLease::ofRows);
        } catch (LockUnavailableException away) {
            LOG.warnf("Going on without stock locks for %s: %s", config.lockPause(), away.getMessage());
            pause();
            return WriteLease.ofRows();
        }
    }

    /**
     * Nobody needs to be told of a loss: the rows' fences refuse whoever lost the locks, and the batch is settled
     * again.
     */
    private LockHold hold() {
        Duration lease = config.lockHold();
        Duration atMost = config.lockAtMost().compareTo(lease) > 0 ? config.lockAtMost() : lease;
        return LockHold.renewed(lease, atMost, () -> LOG.info("The locks of a batch were lost while it was settled"));
    }

    private static Set<String> lockable(Collection<String> skus) {
        return skus.stream().limit(RingLock.MAX_KEYS).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void pause() {
        pausedSince = System.nanoTime();
        paused = true;
    }

    private boolean isPaused() {
        return paused && System.nanoTime() - pausedSince < config.lockPause().toNanos();
    }
}
