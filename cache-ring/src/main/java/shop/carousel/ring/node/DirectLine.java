package shop.carousel.ring.node;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;

/**
 * A connection to a node for one caller at a time, who writes and reads it itself. That saves a caller the changes of
 * threads that a {@link Line} costs, which are most of what a short command takes.
 *
 * <p>Nobody waits for it, and nobody but its caller is hurt when it breaks: whoever gets no answer here asks again on a
 * line. So only commands belong here that may be done again. An interrupt closes the socket that a virtual thread
 * reads, and after a time-out the answer is still to come: such a connection is replaced.
 */
final class DirectLine {

    private static final RespCommand PING = RespCommand.of("PING");

    /** What came of asking. */
    enum Outcome {
        /** The answer was told. */
        ANSWERED,
        /** There was none in time. */
        LATE,
        /** It was not asked, or broke. */
        NOT_HERE
    }

    private final RingNode node;
    private final NodeOptions options;
    private final Line witness;

    /** While nobody uses it. */
    private final AtomicReference<@Nullable BlockingConnection> free = new AtomicReference<>();

    private volatile boolean closed;

    /** @param witness a line of the session that this is for */
    DirectLine(RingNode node, NodeOptions options, Line witness) {
        this.node = node;
        this.options = options;
        this.witness = witness;
    }

    /** Connects in the background. Until then, and if it cannot, it is not here. */
    void open() {
        Thread.ofVirtual().name("ring-" + node.name() + "-direct").start(() -> {
            try {
                var connection = BlockingConnection.open(node, options);
                askWitness().whenComplete((same, fault) -> {
                    if (same != null && same) {
                        offer(connection);
                    } else {
                        connection.close();
                    }
                });
            } catch (IOException | IllegalStateException e) {
                // Then there are the lines.
            }
        });
    }

    /**
     * If it answers after the connection did, both speak to one process, and not this one to another that has started
     * since and is not settled.
     */
    private CompletableFuture<Boolean> askWitness() {
        var answered = new CompletableFuture<Boolean>();
        witness.send(PING, (reply, fault) -> answered.complete(fault == null));
        return answered.orTimeout(options.commandTimeout().toNanos(), TimeUnit.NANOSECONDS);
    }

    private void offer(BlockingConnection connection) {
        free.set(connection);
        if (closed) {
            close();
        }
    }

    /** A long command is not asked here: to write it could take longer than anybody waits, and nothing ends that. */
    Outcome ask(RespCommand command, Line.Answer answer) {
        if (command.length() > Line.AT_ONCE) {
            return Outcome.NOT_HERE;
        }
        var connection = free.getAndSet(null);
        if (connection == null) {
            return Outcome.NOT_HERE;
        }
        var outcome = ask(connection, command, answer);
        if (outcome == Outcome.ANSWERED) {
            offer(connection);
        } else {
            connection.close();
            if (!closed) {
                open();
            }
        }
        return outcome;
    }

    private Outcome ask(BlockingConnection connection, RespCommand command, Line.Answer answer) {
        try {
            answer.tell(connection.ask(command, options.commandTimeout()));
            return Outcome.ANSWERED;
        } catch (SocketTimeoutException e) {
            return Outcome.LATE;
        } catch (IOException | IllegalStateException e) {
            return Outcome.NOT_HERE;
        }
    }

    /** For good. */
    void close() {
        closed = true;
        var connection = free.getAndSet(null);
        if (connection != null) {
            connection.close();
        }
    }
}
