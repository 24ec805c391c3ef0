package shop.carousel.ring.node;

import io.vertx.core.Future;

/** How a kind of node is connected to. Nothing here blocks. */
public interface NodeSessions<S extends NodeSession> {

    /** Connects, and settles everything that has to be settled before the node is used. */
    Future<S> open();

    /** Whether something came up that has to be settled before the node is used. */
    boolean unsettled();
}
