package shop.carousel.catalog.stock.settlement;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.stock.StockRow;
import shop.carousel.ring.LockLease;

/**
 * The tokens under which a batch writes its rows. Where the SKU's lock could be had, it is the lock's fencing token.
 * Where not, the row grants the next one itself, to the transaction that holds it.
 */
final class WriteLease implements AutoCloseable {

    private final @Nullable LockLease locks;
    private final Set<String> skus;

    /** The tokens of locks that are held on these SKUs, until this is closed. */
    WriteLease(LockLease locks, Set<String> skus) {
        this(skus, locks);
    }

    private WriteLease(Set<String> skus, @Nullable LockLease locks) {
        this.locks = locks;
        this.skus = skus;
    }

    /** No locks: every row grants its own token. */
    static WriteLease ofRows() {
        return new WriteLease(Set.of(), null);
    }

    /** The token for a row that this transaction holds. */
    long token(StockRow row) {
        String sku = row.sku();
        return locks != null && skus.contains(sku) ? locks.token(StockLocks.key(sku)) : row.fence() + 1;
    }

    @Override
    public void close() {
        if (locks != null) {
            locks.close();
        }
    }
}
