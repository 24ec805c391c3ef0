package shop.carousel.ring.wire;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what a node sends into replies: RESP 2, and of RESP 3 what a node says unasked. Bulks are views of what was
 * received: nothing is copied here. Not thread-safe.
 *
 * <p>A reply that is not there as a whole is read again from its start when more has come, but not before the bulk that
 * was cut off is complete.
 */
public final class RespReader {

    /** Thrown inside when the end of what has come is reached; carries nothing. */
    private static final class Cut extends RuntimeException {

        private static final Cut INSTANCE = new Cut();

        private Cut() {
            super(null, null, false, false);
        }
    }

    private static final byte[] NOTHING = {};
    private static final NodeReply EMPTY = new NodeReply.Items();
    private static final int DEEPEST = 8;
    private static final int LONGEST_BULK = 512 << 20;
    private static final int LONGEST_LIST = 1 << 20;

    private final Consumer<@Nullable NodeReply> taker;
    private byte[] received = NOTHING;

    /** Where the first reply begins that is not read yet. */
    private int start;

    private int at;
    private int needed;

    public RespReader(Consumer<@Nullable NodeReply> taker) {
        this.taker = taker;
    }

    /**
     * Takes the next bytes, which nobody changes any more, and hands over each reply that they complete; null for a
     * nil.
     *
     * @throws IllegalStateException when they are no replies: the connection is of no more use
     */
    public void read(byte[] chunk) {
        received = start == received.length ? chunk : joined(chunk);
        start = 0;
        if (received.length < needed) {
            return;
        }
        needed = 0;
        try {
            while (start < received.length) {
                at = start;
                var reply = next(0);
                start = at;
                taker.accept(reply);
            }
            received = NOTHING;
            start = 0;
        } catch (Cut cut) {
            needed = Math.max(0, needed - start);
        }
    }

    private byte[] joined(byte[] chunk) {
        int rest = received.length - start;
        var both = Arrays.copyOfRange(received, start, received.length + chunk.length);
        System.arraycopy(chunk, 0, both, rest, chunk.length);
        return both;
    }

    private @Nullable NodeReply next(int depth) {
        if (depth > DEEPEST) {
            throw new IllegalStateException("A node's reply is nested too deeply");
        }
        byte kind = take();
        return switch (kind) {
            case '$' -> bulk(bounded(LONGEST_BULK));
            case ':' -> new NodeReply.Number(number());
            case '*', '>' -> list(bounded(LONGEST_LIST), depth);
            case '%' -> list(2 * bounded(LONGEST_LIST / 2), depth);
            case '+' -> line();
            case '-' -> new NodeError(line().text());
            case '_' -> nil();
            default -> throw new IllegalStateException("A node's reply begins with the byte " + kind);
        };
    }

    private @Nullable NodeReply bulk(int length) {
        if (length < 0) {
            return null;
        }
        int end = at + length;
        if (received.length < end + 2) {
            needed = end + 2;
            throw Cut.INSTANCE;
        }
        var bulk = Bytes.of(received, at, end);
        at = end + 2;
        return bulk;
    }

    private @Nullable NodeReply list(int size, int depth) {
        if (size <= 0) {
            return size < 0 ? null : EMPTY;
        }
        @Nullable NodeReply[] items = new @Nullable NodeReply[size];
        for (int i = 0; i < size; i++) {
            items[i] = next(depth + 1);
        }
        return new NodeReply.Items(items);
    }

    private @Nullable NodeReply nil() {
        line();
        return null;
    }

    private int bounded(int most) {
        long number = number();
        if (number > most) {
            throw new IllegalStateException("A node's reply has a length of " + number);
        }
        return (int) number;
    }

    private long number() {
        boolean negative = peek() == '-';
        if (negative) {
            at++;
        }
        long number = 0;
        for (byte digit = take(); digit != '\r'; digit = take()) {
            if (digit < '0' || digit > '9') {
                throw new IllegalStateException("A node's reply has a number with the byte " + digit);
            }
            number = number * 10 + (digit - '0');
        }
        take();
        return negative ? -number : number;
    }

    private Bytes line() {
        int first = at;
        while (take() != '\r') {
            // to its end
        }
        take();
        return Bytes.of(received, first, at - 2);
    }

    private byte peek() {
        if (at >= received.length) {
            throw Cut.INSTANCE;
        }
        return received[at];
    }

    private byte take() {
        byte next = peek();
        at++;
        return next;
    }
}
