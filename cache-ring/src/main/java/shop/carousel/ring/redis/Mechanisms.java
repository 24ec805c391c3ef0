package shop.carousel.ring.redis;

/**
 * What keeps old values out of the ring. Each can be switched off, for a test or a checker that has to find the
 * violation then: a check that cannot fail proves nothing. Never for a shop.
 */
public enum Mechanisms {

    /** Everything at work. */
    ALL("all-mechanisms.lua"),

    /** Fills overwrite whatever is stored, and invalidations leave nothing behind: what most caches do. */
    WITHOUT_VERSIONS("without-versions.lua"),

    /** Whoever misses a key may load it, and whoever has loaded may fill, also when a write came between. */
    WITHOUT_LEASES("without-leases.lua"),

    /**
     * Nodes serve callers with an older view of the ring, and callers take the answers of nodes that know of a newer
     * one.
     */
    WITHOUT_EPOCHS("without-epochs.lua"),

    /** What a node kept while it was out of the ring is found again when it comes back. */
    WITHOUT_INCARNATIONS("all-mechanisms.lua");

    private final String script;

    Mechanisms(String script) {
        this.script = script;
    }

    /** The resource that says so to the nodes. */
    String script() {
        return script;
    }
}
