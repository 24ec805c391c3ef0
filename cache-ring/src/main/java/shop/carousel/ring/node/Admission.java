package shop.carousel.ring.node;

import io.vertx.core.Future;

/**
 * What has to be settled with a node each time before it may be used: on the first connection and on every one after a
 * fault.
 */
public interface Admission {

    /** Fails when the node must not be used; it is asked again after the next pause. */
    Future<Void> settle(Prelude prelude);

    /** Whether something came up since that has to be settled first. */
    default boolean unsettled() {
        return false;
    }
}
