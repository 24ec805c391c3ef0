package shop.carousel.ring.view;

import java.util.List;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.entry.Entries;
import shop.carousel.ring.entry.StoredKey;
import shop.carousel.ring.entry.Tombstone;
import shop.carousel.ring.node.Call;

/**
 * A node in one view of the ring: what caches read from it and write to it is said at that view's epoch.
 *
 * @param node its incarnation is part of what is stored there
 */
public record RingMember(RingNode node, CacheNode client, Entries entries) {

    StoredKey storedKey(String cache, String key) {
        return StoredKey.of(cache, node.incarnation(), key);
    }

    /** Starts to tell the node what has changed. What it does not take keeps it out of use until it has been told. */
    public Call<Long> invalidate(List<Tombstone> tombstones, Runnable deferred) {
        return entries.invalidate(tombstones).whenFailed(() -> {
            client.missed(tombstones);
            deferred.run();
        });
    }
}
