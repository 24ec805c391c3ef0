package shop.carousel.ring.node;

import io.vertx.core.Context;

/** Keeps blocking calls off event loops. */
public final class EventLoops {

    private EventLoops() {}

    /**
     * @throws IllegalStateException on an event-loop thread, which a blocking call would stop for everybody
     */
    public static void refuse(String call) {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException(call + " may block and was called on an event-loop thread ("
                    + Thread.currentThread().getName() + "): call it from a virtual or worker thread");
        }
    }
}
