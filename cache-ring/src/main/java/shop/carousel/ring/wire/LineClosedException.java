package shop.carousel.ring.wire;

/** A line ended before a command was answered. Whether the command was done is unknown. */
public final class LineClosedException extends RuntimeException {

    /** Without a stack trace, because it is an ordinary outcome. */
    public static final LineClosedException INSTANCE = new LineClosedException();

    private LineClosedException() {
        super("the connection is closed", null, false, false);
    }
}
