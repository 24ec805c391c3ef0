package shop.carousel.ring.memcached;

import com.spotify.folsom.MemcacheStatus;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import shop.carousel.ring.entry.EntryFormat;
import shop.carousel.ring.entry.Lookup;
import shop.carousel.ring.entry.StoredKey;
import shop.carousel.ring.memcached.MemcachedNode.Found;
import shop.carousel.ring.wire.Bytes;

/**
 * Reads entries of a Memcached node and takes leases there: one round trip for what is known, a second one for leases.
 * What got into the way in between is answered as busy, so that the caller asks again.
 */
record MemcachedReads(MemcachedNode node, String token, long leaseMillis) {

    CompletionStage<List<Lookup>> getOrLease(List<StoredKey> keys) {
        var names = keys.stream().map(MemcachedKeys::entry).toList();
        return node.read(names)
                .thenCompose(found -> MemcachedNode.all(
                        IntStream.range(0, names.size()).boxed().toList(), i -> lookup(names.get(i), found.get(i))));
    }

    private CompletionStage<Lookup> lookup(String name, Found found) {
        var entry = found.entry();
        if (entry.isAnswer()) {
            return MemcachedNode.now(EntryFormat.read(Bytes.of(Objects.requireNonNull(found.bytes()))));
        }
        return entry.isLease() && !entry.isOver() ? MemcachedNode.now(Lookup.BUSY) : lease(name, found, entry);
    }

    private CompletionStage<Lookup> lease(String name, Found found, MemcachedEntry entry) {
        int seconds = Math.max(MemcachedTimes.atLeast(leaseMillis), entry.seconds());
        return node.replace(name, found, entry.leasedTo(token, leaseMillis).bytes(), seconds)
                .thenApply(status -> status == MemcacheStatus.OK ? Lookup.LEASED : Lookup.BUSY);
    }
}
