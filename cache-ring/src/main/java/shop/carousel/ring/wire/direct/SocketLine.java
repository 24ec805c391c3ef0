package shop.carousel.ring.wire.direct;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.wire.Line;
import shop.carousel.ring.wire.NodeReply;
import shop.carousel.ring.wire.RespCommand;
import shop.carousel.ring.wire.RespReader;
import shop.carousel.ring.wire.Sent;

/**
 * One pipelined connection to a node, with a virtual thread that writes and one that reads.
 *
 * <p>Callers leave their commands in the outbox. The writer runs when the callers that are ready have had their turn,
 * takes all that is there, and sends it with one write, so that many callers at once cost about as many system calls as
 * one. On virtual threads no caller pays for another processor to wake up.
 */
final class SocketLine implements Line {

    private static final Logger LOG = Logger.getLogger(SocketLine.class);
    private static final int BUFFER = 64 * 1_024;

    /**
     * A command that may be sent at once is not longer: then it fits what the system takes from an idle line without
     * waiting.
     */
    static final int AT_ONCE = 4 * 1_024;

    private final NodeSocket socket;
    private final InputStream in;
    private final OutputStream out;
    private final Queue<Sent> outbox = new ConcurrentLinkedQueue<>();
    private final Queue<Sent> awaiting = new ConcurrentLinkedQueue<>();
    private final List<Queue<Sent>> queues = List.of(awaiting, outbox);
    private final AtomicBoolean writing = new AtomicBoolean();
    private final RespReader replies = new RespReader(this::answer);
    private final Thread writer;
    private final Thread reader;
    private volatile boolean resting;
    private volatile boolean ended;
    private volatile Runnable onEnd = () -> {};

    private SocketLine(RingNode node, NodeSocket socket) {
        this.socket = socket;
        this.in = socket.in();
        this.out = socket.out();
        this.writer = Thread.ofVirtual().name("ring-" + node.name() + "-writer").unstarted(this::write);
        this.reader = Thread.ofVirtual().name("ring-" + node.name() + "-reader").unstarted(this::read);
    }

    /** A line on a socket on which nothing is under way. */
    static SocketLine start(RingNode node, NodeSocket socket) {
        return new SocketLine(node, socket).start();
    }

    private SocketLine start() {
        writer.start();
        reader.start();
        return this;
    }

    @Override
    public void send(RespCommand command, Answer answer) {
        var sent = new Sent(command, answer);
        if (command.length() > AT_ONCE || !awaiting.isEmpty() || !writing.compareAndSet(false, true)) {
            outbox.add(sent);
        } else {
            sendAtOnce(sent);
        }
        if (ended) {
            Sent.refuse(queues);
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

    @Override
    public long expire(long before, long now) {
        return Sent.expire(queues, before, now);
    }

    private void read() {
        var chunk = new byte[BUFFER];
        try {
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                replies.read(Arrays.copyOf(chunk, length));
            }
        } catch (IOException e) {
            // Then it ends.
        } catch (RuntimeException e) {
            LOG.errorf(e, "The line %s ends: an answer cannot be taken", reader.getName());
        } finally {
            close();
        }
    }

    private void answer(@Nullable NodeReply reply) {
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
        Sent.refuse(queues);
        onEnd.run();
    }

    @Override
    public void onEnd(Runnable action) {
        onEnd = action;
    }

    @Override
    public void close() {
        socket.close();
        LockSupport.unpark(writer);
    }
}
