package shop.carousel.ring.wire.direct;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.wire.NodeError;
import shop.carousel.ring.wire.NodeReply;
import shop.carousel.ring.wire.RespCommand;
import shop.carousel.ring.wire.RespReader;

/**
 * A connection to a node on which the calling thread writes a command and reads its answer. For one thread at a time;
 * after a fault, for none.
 */
final class BlockingConnection {

    private static final int CHUNK = 16 * 1_024;

    private final NodeSocket socket;
    private final Spin spin;
    private final byte[] chunk = new byte[CHUNK];
    private final RespReader replies = new RespReader(this::take);
    private @Nullable NodeReply answer;
    private boolean answered;

    BlockingConnection(NodeSocket socket, Spin spin) {
        this.socket = socket;
        this.spin = spin;
    }

    /**
     * Asks for what the node must not refuse.
     *
     * @throws IOException when it refuses, in its words
     */
    void demand(RespCommand command, Duration atMost) throws IOException {
        if (ask(command, atMost) instanceof NodeError error) {
            throw new IOException(error.getMessage());
        }
    }

    /**
     * The answer; null for a nil.
     *
     * @throws SocketTimeoutException when it did not come in time
     * @throws IOException when the connection broke, also because the calling virtual thread was interrupted
     * @throws IllegalStateException when what came is no answer
     */
    @Nullable
    NodeReply ask(RespCommand command, Duration atMost) throws IOException {
        long deadline = System.nanoTime() + atMost.toNanos();
        answered = false;
        command.writeTo(socket.out());
        while (!answered) {
            long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()) + 1;
            if (millis <= 0) {
                throw new SocketTimeoutException();
            }
            spin();
            socket.patience((int) millis);
            int length = socket.in().read(chunk);
            if (length < 0) {
                throw new EOFException("The node has closed the connection");
            }
            replies.read(Arrays.copyOf(chunk, length));
        }
        var taken = answer;
        answer = null;
        return taken;
    }

    /** Looks for the answer for a moment before the thread sleeps, see {@link Spin}. */
    private void spin() throws IOException {
        long longest = spin.nanos();
        if (longest == 0) {
            return;
        }
        long start = System.nanoTime();
        boolean arrived = false;
        while (!arrived && System.nanoTime() - start < longest) {
            Thread.onSpinWait();
            arrived = socket.hasArrived();
        }
        spin.ended(arrived);
    }

    private void take(@Nullable NodeReply reply) {
        if (answered) {
            throw new IllegalStateException("A node answers what it was not asked");
        }
        answered = true;
        answer = reply;
    }

    void close() {
        socket.close();
    }
}
