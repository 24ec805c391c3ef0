package shop.carousel.ring.node;

import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.BulkType;
import io.vertx.redis.client.impl.types.ErrorType;
import io.vertx.redis.client.impl.types.MultiType;
import io.vertx.redis.client.impl.types.NumberType;
import io.vertx.redis.client.impl.types.SimpleStringType;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what a node sends into replies (RESP 2). Bulks are views of what was received: nothing is copied here. Not
 * thread-safe.
 *
 * <p>A reply that is not there as a whole is read again from its start when more has come, but not before the bulk that
 * was cut off is complete.
 */
final class RespReader {

    /** Thrown inside when the end of what has come is reached; carries nothing. */
    private static final class Cut extends RuntimeException {

        private static final Cut INSTANCE = new Cut();

        private Cut() {
            super(null, null, false, false);
        }
    }

    private static final int DEEPEST = 8;
    private static final int LONGEST_BULK = 512 << 20;
    private static final int LONGEST_LIST = 1 << 20;

    private final Consumer<@Nullable Response> taker;
    private Buffer received = Buffer.buffer();
    private int at;
    private int needed;

    RespReader(Consumer<@Nullable Response> taker) {
        this.taker = taker;
    }

    /**
     * Takes the next bytes and hands over each reply that they complete; null for a nil.
     *
     * @throws IllegalStateException when they are no replies: the connection is of no more use
     */
    void read(Buffer chunk) {
        received = received.length() == 0
                ? chunk
                : Buffer.buffer(received.length() + chunk.length())
                        .appendBuffer(received)
                        .appendBuffer(chunk);
        if (received.length() < needed) {
            return;
        }
        needed = 0;
        int done = 0;
        try {
            while (done < received.length()) {
                at = done;
                var reply = next(0);
                done = at;
                taker.accept(reply);
            }
        } catch (Cut cut) {
            needed = Math.max(0, needed - done);
        }
        received = done == received.length() ? Buffer.buffer() : received.slice(done, received.length());
    }

    private @Nullable Response next(int depth) {
        if (depth > DEEPEST) {
            throw new IllegalStateException("A node's reply is nested too deeply");
        }
        byte kind = take();
        return switch (kind) {
            case '$' -> bulk(bounded(LONGEST_BULK));
            case ':' -> NumberType.create(number());
            case '*' -> list(bounded(LONGEST_LIST), depth);
            case '+' -> SimpleStringType.create(line());
            case '-' -> ErrorType.create(line());
            default -> throw new IllegalStateException("A node's reply begins with the byte " + kind);
        };
    }

    private @Nullable Response bulk(int length) {
        if (length < 0) {
            return null;
        }
        int end = at + length;
        if (received.length() < end + 2) {
            needed = end + 2;
            throw Cut.INSTANCE;
        }
        var bulk = BulkType.create(received.slice(at, end), false);
        at = end + 2;
        return bulk;
    }

    private @Nullable Response list(int size, int depth) {
        if (size <= 0) {
            return size < 0 ? null : MultiType.EMPTY_MULTI;
        }
        var list = MultiType.create(size, false);
        for (int i = 0; i < size; i++) {
            list.add(next(depth + 1));
        }
        return list;
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

    private String line() {
        int start = at;
        while (take() != '\r') {
            // to its end
        }
        take();
        return received.getString(start, at - 2);
    }

    private byte peek() {
        if (at >= received.length()) {
            throw Cut.INSTANCE;
        }
        return received.getByte(at);
    }

    private byte take() {
        byte next = peek();
        at++;
        return next;
    }
}
