package shop.carousel.ring.node;

import org.jspecify.annotations.Nullable;

/**
 * A node did not do what it was asked. Never leaves the library; without a stack trace, because it is an ordinary
 * outcome.
 */
public final class NodeAwayException extends RuntimeException {

    /** Why. */
    public enum Reason {
        /** The breaker is open, or the node was never reached. Costs nothing. */
        BREAKER_OPEN,
        /** As many commands wait for this node's answer as may. Costs nothing. */
        QUEUE_FULL,
        /** No answer in time. */
        TIMED_OUT,
        /** The node has heard of a newer epoch than the caller's. The command was not done. */
        OUTDATED,
        /** The connection broke, or the node answered with an error. Whether the command was done is unknown. */
        FAILED,
        /** The caller was interrupted while it waited. */
        INTERRUPTED
    }

    private final Reason reason;

    public NodeAwayException(String node, Reason reason, @Nullable Throwable cause) {
        super(node + ": " + reason + (cause == null ? "" : " (" + cause.getMessage() + ")"), cause, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
