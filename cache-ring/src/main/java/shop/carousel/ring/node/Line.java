package shop.carousel.ring.node;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;

/**
 * One pipelined connection to a node, with a virtual thread that writes and one that reads.
 *
 * <p>Callers leave their commands in the outbox. The writer runs when the callers that are ready have had their turn,
 * takes all that is there, and sends it with one write, so that many callers at once cost about as many system calls as
 * one. On virtual threads no caller pays for another processor to wake up.
 */
final class Line {

    private static final Logger LOG = Logger.getLogger(Line.class);
    private static final int BUFFER = 64 * 1_024;
    private static final ErrorType CLOSED = ErrorType.create("CONNECTION_CLOSED");

    /**
     * A command that may be sent at once is not longer: then it fits what the system takes from an idle line without
     * waiting.
     */
    static final int AT_ONCE = 4 * 1_024;

    /** What becomes of a command: its reply, or why there is none. Called on the line's reader; it must not block. */
    interface Answer {

        void accept(@Nullable Response reply, @Nullable Throwable fault);

        /** What the node said, which may be an error. */
        default void tell(@Nullable Response said) {
            if (said instanceof ErrorType error) {
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

    private record Sent(RespCommand command, Answer answer) {}

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final Queue<Sent> outbox = new ConcurrentLinkedQueue<>();
    private final Queue<Sent> awaiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writing = new AtomicBoolean();
    private final RespReader replies = new RespReader(this::answer);
    private final Thread writer;
    private final Thread reader;
    private volatile boolean resting;
    private volatile boolean ended;
    private volatile Runnable onEnd = () -> {};

    private Line(RingNode node, Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        this.writer = Thread.ofVirtual().name("ring-" + node.name() + "-writer").unstarted(this::write);
        this.reader = Thread.ofVirtual().name("ring-" + node.name() + "-reader").unstarted(this::read);
    }

    static Future<Line> open(RingNode node, NodeOptions options) {
        Promise<Line> opened = Promise.promise();
        Thread.ofVirtual().name("ring-" + node.name() + "-opener").start(() -> {
            try {
                connect(node, options).authenticate(options).onComplete(opened);
            } catch (IOException | RuntimeException e) {
                opened.fail(e);
            }
        });
        return opened.future();
    }

    private static Line connect(RingNode node, NodeOptions options) throws IOException {
        return new Line(node, Sockets.connect(node, options)).start();
    }

    private Line start() {
        writer.start();
        reader.start();
        return this;
    }

    private Future<Line> authenticate(NodeOptions options) {
        var password = options.password();
        if (password == null) {
            return Future.succeededFuture(this);
        }
        Promise<Line> accepted = Promise.promise();
        send(RespCommand.of("AUTH", password), (reply, fault) -> {
            if (fault == null) {
                accepted.complete(this);
            } else {
                close();
                accepted.fail(fault);
            }
        });
        return accepted.future();
    }

    /** Sends a command from any thread. Its answer always comes, when the line ends at the latest. */
    void send(RespCommand command, Answer answer) {
        var sent = new Sent(command, answer);
        if (command.length() > AT_ONCE || !awaiting.isEmpty() || !writing.compareAndSet(false, true)) {
            outbox.add(sent);
        } else {
            sendAtOnce(sent);
        }
        if (ended) {
            refuseAll();
        } else if (!outbox.isEmpty()) {
            wakeWriter();
        }
    }

    /** On an idle line the caller is its own writer. */
    private void sendAtOnce(Sent sent) {
        try {
            if (outbox.isEmpty() && awaiting.isEmpty()) {
                awaiting.add(sent);
                sent.command().writeTo(out);
            } else {
                outbox.add(sent);
            }
        } catch (IOException e) {
            close();
        } finally {
            writing.set(false);
        }
    }

    private void wakeWriter() {
        if (resting) {
            resting = false;
            LockSupport.unpark(writer);
        }
    }

    /** Sends what callers leave in the outbox, as long as the line is open. */
    private void write() {
        try {
            var batch = ByteBuffer.allocate(BUFFER);
            while (!socket.isClosed()) {
                rest();
                writeOutbox(batch);
                writing.set(false);
            }
        } catch (IOException e) {
            // Then it ends.
        } finally {
            end();
        }
    }

    /** Until there is something to write, and nobody else who writes. */
    private void rest() {
        while (!socket.isClosed() && (outbox.isEmpty() || !writing.compareAndSet(false, true))) {
            resting = true;
            if (!socket.isClosed() && (outbox.isEmpty() || writing.get())) {
                LockSupport.park(this);
            }
            resting = false;
        }
    }

    private void writeOutbox(ByteBuffer batch) throws IOException {
        for (var next = outbox.poll(); next != null; next = outbox.poll()) {
            awaiting.add(next);
            var command = next.command();
            if (command.length() > batch.remaining()) {
                flush(batch);
            }
            if (command.length() > batch.remaining()) {
                command.writeTo(out);
            } else {
                command.putTo(batch);
            }
        }
        flush(batch);
    }

    private void flush(ByteBuffer batch) throws IOException {
        out.write(batch.array(), 0, batch.position());
        batch.clear();
    }

    /**
     * Lets expire what was sent before that time.
     *
     * @return when the time of the oldest that is left began, or now
     */
    long expire(long before, long now) {
        for (var queue : List.of(awaiting, outbox)) {
            for (var sent : queue) {
                long start = sent.answer().startNanos();
                if (start - before > 0) {
                    return start;
                }
                sent.answer().expire();
            }
        }
        return now;
    }

    private void read() {
        var chunk = new byte[BUFFER];
        try {
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                replies.read(Buffer.buffer(Arrays.copyOf(chunk, length)));
            }
        } catch (IOException e) {
            // Then it ends.
        } catch (RuntimeException e) {
            LOG.errorf(e, "The line %s ends: an answer cannot be taken", reader.getName());
        } finally {
            close();
        }
    }

    private void answer(@Nullable Response reply) {
        var sent = awaiting.poll();
        if (sent == null) {
            throw new IllegalStateException("A node answers what it was not asked");
        }
        sent.answer().tell(reply);
    }

    /** By the writer, so that nobody leaves an answer that is awaited behind it. */
    private void end() {
        close();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ended = true;
        refuseAll();
        onEnd.run();
    }

    private void refuseAll() {
        for (var queue : List.of(awaiting, outbox)) {
            for (var sent = queue.poll(); sent != null; sent = queue.poll()) {
                sent.answer().accept(null, CLOSED);
            }
        }
    }

    void onEnd(Runnable action) {
        onEnd = action;
    }

    void close() {
        Sockets.close(socket);
        LockSupport.unpark(writer);
    }
}
