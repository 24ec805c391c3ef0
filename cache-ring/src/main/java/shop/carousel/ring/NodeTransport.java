package shop.carousel.ring;

/** How a process is connected to Redis nodes. What is stored, and what is promised, is the same. */
public enum NodeTransport {

    /** Sockets of the ring's own: callers at once share one write, a caller who is alone waits for no other thread. */
    DIRECT,

    /**
     * The Redis client of Vert.x, which is Quarkus' own: event loops, and what an application has set up for them.
     * Needs {@code io.vertx:vertx-redis-client}.
     */
    VERTX
}
