package shop.carousel.ring;

/** How a process is connected to Redis nodes. Entries and promises are the same for all. */
public enum NodeTransport {

    /** Sockets of the ring's own: concurrent callers share one write, and a lone caller waits for no other thread. */
    DIRECT,

    /**
     * The Redis client of Vert.x and Quarkus, on event loops with the application's settings for them. Needs {@code
     * io.vertx:vertx-redis-client}.
     */
    VERTX
}
