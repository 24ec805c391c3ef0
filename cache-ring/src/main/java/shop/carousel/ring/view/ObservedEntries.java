package shop.carousel.ring.view;

import java.util.List;
import java.util.function.Supplier;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingObserver;
import shop.carousel.ring.entry.Entries;
import shop.carousel.ring.entry.Fill;
import shop.carousel.ring.entry.Lookup;
import shop.carousel.ring.entry.StaleEntry;
import shop.carousel.ring.entry.StoredKey;
import shop.carousel.ring.entry.Tombstone;
import shop.carousel.ring.node.Call;

/** Entries on a node of any kind, with somebody who watches. */
record ObservedEntries(Entries entries, RingNode node, RingObserver observer) implements Entries {

    @Override
    public Call<List<Lookup>> peek(List<StoredKey> keys) {
        return observed("peek", () -> entries.peek(keys));
    }

    @Override
    public Lookup peek(StoredKey key) {
        return watched("peek", () -> entries.peek(key));
    }

    @Override
    public Call<List<Lookup>> getOrLease(List<StoredKey> keys, String token, long leaseMillis) {
        return observed("get-or-lease", () -> entries.getOrLease(keys, token, leaseMillis));
    }

    @Override
    public Lookup getOrLease(StoredKey key, String token, long leaseMillis) {
        return watched("get-or-lease", () -> entries.getOrLease(key, token, leaseMillis));
    }

    @Override
    public Call<List<Fill.Outcome>> fill(List<Fill> fills, String token) {
        return observed("fill", () -> entries.fill(fills, token));
    }

    @Override
    public Fill.Outcome fill(Fill fill, String token) {
        return watched("fill", () -> entries.fill(fill, token));
    }

    @Override
    public Call<Long> invalidate(List<Tombstone> tombstones) {
        return observed("invalidate", () -> entries.invalidate(tombstones));
    }

    @Override
    public Call<List<Boolean>> leaseAgain(List<StaleEntry> due, String token, long leaseMillis) {
        return observed("lease-again", () -> entries.leaseAgain(due, token, leaseMillis));
    }

    @Override
    public Call<Long> abandon(List<StoredKey> keys, String token) {
        return observed("abandon", () -> entries.abandon(keys, token));
    }

    @Override
    public Call<Long> discard(StoredKey key, byte[] head) {
        return observed("discard", () -> entries.discard(key, head));
    }

    private <T> Call<T> observed(String operation, Supplier<Call<T>> start) {
        var ending = observer.nodeCalled(operation, node);
        return start.get().whenDone(ending::ended);
    }

    private <T> T watched(String operation, Supplier<T> ask) {
        return Watched.call(observer.nodeCalled(operation, node), ask);
    }
}
