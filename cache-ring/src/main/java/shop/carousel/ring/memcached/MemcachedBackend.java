package shop.carousel.ring.memcached;

import io.vertx.core.Vertx;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.entry.Entries;
import shop.carousel.ring.entry.MissedInvalidations;
import shop.carousel.ring.entry.Stamp;
import shop.carousel.ring.node.NodeLink;

/** A Memcached node that keeps entries: the door of this room. It comes up empty always. */
public final class MemcachedBackend {

    private final MemcachedLink link;

    private MemcachedBackend(MemcachedLink link) {
        this.link = link;
    }

    /**
     * An unconnected node.
     *
     * @param missed what the node is told before it is used
     */
    public static MemcachedBackend of(Vertx vertx, RingNode node, NodeOptions options, MissedInvalidations missed) {
        return new MemcachedBackend(new MemcachedLink(vertx, node, options, new MemcachedEntries.Settling(missed)));
    }

    public NodeLink link() {
        return link;
    }

    /** Its entries, for callers at one epoch. */
    public Entries entries(Stamp stamp) {
        return new MemcachedEntries(link, stamp);
    }
}
