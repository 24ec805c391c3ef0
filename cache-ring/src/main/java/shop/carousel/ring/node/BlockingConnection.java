package shop.carousel.ring.node;

import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;

/**
 * A connection to a node on which the calling thread writes a command and reads its answer. For one thread at a time;
 * after a fault, for none.
 */
final class BlockingConnection {

    private static final int CHUNK = 16 * 1_024;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final Spin spin;
    private final byte[] chunk = new byte[CHUNK];
    private final RespReader replies = new RespReader(this::take);
    private @Nullable Response answer;
    private boolean answered;

    private BlockingConnection(Socket socket, Spin spin) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        this.spin = spin;
    }

    /** Connects, and is known to the node as the options say. */
    static BlockingConnection open(RingNode node, NodeOptions options) throws IOException {
        var connection = new BlockingConnection(
                Sockets.connect(node, options),
                new Spin(options.spin(), Runtime.getRuntime().availableProcessors()));
        var password = options.password();
        var greeting = password == null ? RespCommand.of("PING") : RespCommand.of("AUTH", password);
        try {
            if (connection.ask(greeting, options.commandTimeout()) instanceof ErrorType error) {
                throw new IOException(error);
            }
            return connection;
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
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
    Response ask(RespCommand command, Duration atMost) throws IOException {
        long deadline = System.nanoTime() + atMost.toNanos();
        answered = false;
        command.writeTo(out);
        while (!answered) {
            long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()) + 1;
            if (millis <= 0) {
                throw new SocketTimeoutException();
            }
            spin();
            socket.setSoTimeout((int) millis);
            int length = in.read(chunk);
            if (length < 0) {
                throw new EOFException();
            }
            replies.read(Buffer.buffer(Arrays.copyOf(chunk, length)));
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
            arrived = in.available() > 0;
        }
        spin.ended(arrived);
    }

    private void take(@Nullable Response reply) {
        if (answered) {
            throw new IllegalStateException("A node answers what it was not asked");
        }
        answered = true;
        answer = reply;
    }

    void close() {
        Sockets.close(socket);
    }
}
