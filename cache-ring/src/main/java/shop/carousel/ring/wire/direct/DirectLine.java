package shop.carousel.ring.wire.direct;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.wire.CallerLine;
import shop.carousel.ring.wire.Line;
import shop.carousel.ring.wire.RespCommand;

/**
 * A connection that its caller writes and reads itself. That saves a caller the changes of threads that a {@link
 * SocketLine} costs, which are most of what a short command takes.
 *
 * <p>Nobody but its caller is hurt when it breaks. An interrupt closes the socket that a virtual thread reads, and
 * after a time-out the answer is still to come: such a connection is replaced.
 */
final class DirectLine implements CallerLine {

    private static final RespCommand PING = RespCommand.of("PING");

    private final DirectTransport transport;
    private final NodeOptions options;
    private final Line witness;

    /** While nobody uses it. */
    private final AtomicReference<@Nullable BlockingConnection> free = new AtomicReference<>();

    private volatile boolean closed;

    /** @param witness a line of the session that this is for */
    DirectLine(DirectTransport transport, Line witness) {
        this.transport = transport;
        this.options = transport.options();
        this.witness = witness;
    }

    @Override
    public void open() {
        Thread.ofVirtual().name("ring-" + transport.node().name() + "-direct").start(() -> {
            try {
                var connection = connect();
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

    private BlockingConnection connect() throws IOException {
        var connection = new BlockingConnection(
                transport.connect(),
                new Spin(options.spin(), Runtime.getRuntime().availableProcessors()));
        try {
            connection.demand(PING, options.commandTimeout());
            return connection;
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
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
    @Override
    public Outcome ask(RespCommand command, Line.Answer answer) {
        if (command.length() > SocketLine.AT_ONCE) {
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

    @Override
    public void close() {
        closed = true;
        var connection = free.getAndSet(null);
        if (connection != null) {
            connection.close();
        }
    }
}
