package shop.carousel.ring;

/** The kind of server on a node. */
public enum NodeKind {

    /** Redis 6.2 or newer: entries, and on nodes of their own the locks. */
    REDIS,

    /**
     * Memcached 1.4 or newer, for entries only. It has no scripts and so cannot hold locks: a ring with a lock node of
     * this kind is refused. The module's README lists the other differences.
     */
    MEMCACHED
}
