package shop.carousel.ring;

/** What runs on a node. */
public enum NodeKind {

    /** Redis 6.2 or newer: entries, and on nodes of their own the locks. */
    REDIS,

    /**
     * Memcached 1.4 or newer, for entries only. It has no scripts, so that it cannot hold locks: a lock node of this
     * kind is refused when a ring is declared. What else is different is said in the module's README.
     */
    MEMCACHED
}
