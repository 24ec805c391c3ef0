package shop.carousel.ring.entry;

import java.nio.charset.StandardCharsets;

/**
 * A key as a node knows it: where its entry is, and where its lease. The cache's name keeps caches apart; the node's
 * incarnation makes what a node kept from an earlier life unreachable.
 *
 * @param name as people read it, {@code product@1:4711}; unique on the node
 */
public record StoredKey(String name) {

    private static final String LEASE_PREFIX = "lease/";

    public static StoredKey of(String cache, long incarnation, String key) {
        return new StoredKey(cache + '@' + incarnation + ':' + key);
    }

    public byte[] entry() {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    public byte[] lease() {
        return (LEASE_PREFIX + name).getBytes(StandardCharsets.UTF_8);
    }
}
