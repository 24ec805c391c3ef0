package shop.carousel.ring.wire;

import org.jspecify.annotations.Nullable;

/** One pipelined connection to a node, for any number of callers at once. */
public interface Line {

    /** What becomes of a command: its reply, or why there is none. Called on the line's thread; it must not block. */
    interface Answer {

        /** A fault is a {@link NodeError}, or that the line is gone. */
        void accept(@Nullable NodeReply reply, @Nullable Throwable fault);

        /** What the node said, which may be an error. */
        default void tell(@Nullable NodeReply said) {
            if (said instanceof NodeError error) {
                accept(null, error);
            } else {
                accept(said, null);
            }
        }

        /** When its time began. By default it has no limit. */
        default long startNanos() {
            return System.nanoTime();
        }

        /** Its time is over. Its reply may still come, and is told then. */
        default void expire() {}
    }

    /** Sends a command from any thread. Its answer always comes, when the line ends at the latest. */
    void send(RespCommand command, Answer answer);

    /**
     * Lets expire what was sent before that time.
     *
     * @return when the time of the oldest that is left began, or now
     */
    long expire(long before, long now);

    /** Says what to do when the line has ended. */
    void onEnd(Runnable action);

    /** Ends it, also when the node is silent. Nothing here waits. */
    void close();
}
