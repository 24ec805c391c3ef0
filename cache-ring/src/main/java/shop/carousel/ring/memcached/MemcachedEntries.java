package shop.carousel.ring.memcached;

import com.spotify.folsom.MemcacheClient;
import io.vertx.core.Future;
import java.util.List;
import shop.carousel.ring.entry.Entries;
import shop.carousel.ring.entry.Fill;
import shop.carousel.ring.entry.Lookup;
import shop.carousel.ring.entry.MissedInvalidations;
import shop.carousel.ring.entry.StaleEntry;
import shop.carousel.ring.entry.Stamp;
import shop.carousel.ring.entry.StoredKey;
import shop.carousel.ring.entry.Tombstone;
import shop.carousel.ring.node.Call;

/**
 * Entries on a Memcached node, for callers at one epoch.
 *
 * <p>It has no scripts, so that an operation is two round trips where it is one on Redis: read, then compare-and-set.
 * The lease stands in the entry's own place, or beside it for the very state it is in; therefore whatever changes the
 * entry voids the lease, and one compare-and-set decides both. What is weaker than on Redis: times are whole seconds;
 * the epoch is checked with the read, so that a caller can become outdated between that and its write; and the node may
 * evict the epoch, after which an outdated caller is refused only once a newer one has spoken again.
 */
record MemcachedEntries(MemcachedLink link, Stamp stamp) implements Entries {

    @Override
    public Call<List<Lookup>> getOrLease(List<StoredKey> keys, String token, long leaseMillis) {
        return link.start(client -> new MemcachedReads(node(client), token, leaseMillis).getOrLease(keys));
    }

    @Override
    public Call<List<Fill.Outcome>> fill(List<Fill> fills, String token) {
        return link.start(client -> writes(client).fill(fills, token));
    }

    @Override
    public Call<Long> invalidate(List<Tombstone> tombstones) {
        return link.start(client -> writes(client).invalidate(tombstones));
    }

    @Override
    public Call<List<Boolean>> leaseAgain(List<StaleEntry> due, String token, long leaseMillis) {
        return link.start(client -> writes(client).leaseAgain(due, token, leaseMillis));
    }

    @Override
    public Call<Long> abandon(List<StoredKey> keys, String token) {
        return link.start(client -> writes(client).abandon(keys, token));
    }

    @Override
    public Call<Long> discard(StoredKey key, byte[] head) {
        return link.start(client -> writes(client).discard(key, head));
    }

    private MemcachedNode node(MemcacheClient<byte[]> client) {
        return new MemcachedNode(client, stamp);
    }

    private MemcachedWrites writes(MemcacheClient<byte[]> client) {
        return new MemcachedWrites(node(client));
    }

    /** Tells a node what it missed, before it is used. */
    record Settling(MissedInvalidations missed) implements MemcachedLink.Settlement {

        @Override
        public boolean unsettled() {
            return missed.unsettled();
        }

        @Override
        public Future<Void> settle(MemcacheClient<byte[]> client) {
            return missed.settle(
                    stamp -> Future.fromCompletionStage(new MemcachedNode(client, stamp).empty()),
                    (now, stamp) -> Future.fromCompletionStage(
                            new MemcachedWrites(new MemcachedNode(client, stamp)).invalidate(now)));
        }
    }
}
