package shop.carousel.ring.node;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.node.NodeAwayException.Reason;
import shop.carousel.ring.wire.CallerLine;
import shop.carousel.ring.wire.CallerLine.Outcome;
import shop.carousel.ring.wire.Line;
import shop.carousel.ring.wire.NodeError;
import shop.carousel.ring.wire.NodeReply;
import shop.carousel.ring.wire.RespCommand;
import shop.carousel.ring.wire.Transport;

/**
 * A node while it answers: its connections and the evidence against it. A session that ends is never used again; the
 * next one starts without prejudice.
 */
final class Session implements NodeSession {

    private static final Logger LOG = Logger.getLogger(Session.class);

    /** So many callers at a time are few, and each has a connection of its own. */
    static final int FEW = 2;

    /** So many callers must have found themselves few before they count as few again. */
    static final int COMPANY = 100;

    private final String node;
    private final NodeOptions options;
    private final List<Line> lines;
    private final List<CallerLine> direct;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger asking = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicBoolean complained = new AtomicBoolean();
    private volatile long lastAnswerNanos = System.nanoTime();
    private volatile Runnable whenLost = () -> {};
    private volatile boolean closed;

    /** How many callers are still to find few others. Lost updates do no harm. */
    private volatile int company;

    private Session(String node, NodeOptions options, List<Line> lines, List<CallerLine> direct) {
        this.node = node;
        this.options = options;
        this.lines = lines;
        this.direct = direct;
    }

    /** A session of lines that are settled. */
    static Session start(RingNode node, NodeOptions options, Transport transport, List<Line> lines) {
        var direct = transport.callerLines(FEW, lines.getFirst());
        var session = new Session(node.name(), options, lines, direct);
        direct.forEach(CallerLine::open);
        Thread.ofVirtual().name("ring-" + node.name() + "-watch").start(session::watch);
        return session;
    }

    @Override
    public void whenLost(Runnable action) {
        whenLost = action;
        lines.forEach(line -> line.onEnd(action));
    }

    @Override
    public int waiting() {
        return waiting.get();
    }

    <T> Call<T> start(RespCommand command, Function<NodeReply, T> reader) {
        var call = new PendingCall<>(this, reader, null);
        send(command, call);
        return call;
    }

    /** Sends a script by its digest, and by its text when the node turns out not to know it. */
    <T> Call<T> start(Script script, List<byte[]> keys, List<byte[]> args, Function<NodeReply, T> reader) {
        var call = new PendingCall<>(this, reader, () -> script.whole(keys, args));
        send(script.brief(keys, args), call);
        return call;
    }

    /** Asks what may be asked several times, and waits. Where few do that, each does so on a connection of its own. */
    <T> T ask(RespCommand command, Function<NodeReply, T> reader) {
        return ask(command, new PendingCall<>(this, reader, null));
    }

    /** The same with a script. */
    <T> T ask(Script script, List<byte[]> keys, List<byte[]> args, Function<NodeReply, T> reader) {
        return ask(script.brief(keys, args), new PendingCall<>(this, reader, () -> script.whole(keys, args)));
    }

    private <T> T ask(RespCommand command, PendingCall<T> call) {
        asking.incrementAndGet();
        try {
            if (admits(call)) {
                askSomewhere(command, call);
            }
            return call.await();
        } finally {
            asking.decrementAndGet();
        }
    }

    private void askSomewhere(RespCommand command, PendingCall<?> call) {
        switch (areFew() ? askDirectly(command, call) : Outcome.NOT_HERE) {
            case ANSWERED -> {}
            case LATE -> {
                waiting.decrementAndGet();
                call.expire();
            }
            case NOT_HERE -> next().send(command, call);
        }
    }

    private Outcome askDirectly(RespCommand command, PendingCall<?> call) {
        for (var line : direct) {
            var outcome = line.ask(command, call);
            if (outcome != Outcome.NOT_HERE) {
                return outcome;
            }
        }
        return Outcome.NOT_HERE;
    }

    /** Many are served sooner together, and those who find few others just now are not few yet. */
    private boolean areFew() {
        if (asking.get() > FEW) {
            company = COMPANY;
        } else if (company > 0) {
            company--;
        }
        return company == 0;
    }

    void send(RespCommand command, PendingCall<?> call) {
        if (admits(call)) {
            next().send(command, call);
        }
    }

    private boolean admits(PendingCall<?> call) {
        if (waiting.incrementAndGet() <= options.queued()) {
            return true;
        }
        waiting.decrementAndGet();
        call.refuse(away(Reason.QUEUE_FULL, null));
        return false;
    }

    private Line next() {
        return lines.get(Math.floorMod(turn.getAndIncrement(), lines.size()));
    }

    void answered(@Nullable Throwable fault) {
        waiting.decrementAndGet();
        weigh(fault);
    }

    /** What an answer says of the node. */
    private void weigh(@Nullable Throwable fault) {
        switch (fault) {
            case null -> {
                lastAnswerNanos = System.nanoTime();
                if (failures.get() != 0) {
                    failures.set(0);
                }
            }
            case NodeError error -> {
                lastAnswerNanos = System.nanoTime();
                report(error);
            }
            default -> whenLost.run();
        }
    }

    /** An error is an answer: it costs nobody a time-out, and is no reason to leave the node. Said once a session. */
    private void report(NodeError error) {
        if (!error.is("NOSCRIPT") && !isOutdated(error) && complained.compareAndSet(false, true)) {
            LOG.warnf("Ring node %s answers with an error: %s", node, error.getMessage());
        }
    }

    /** Whether a node refused a caller whose view of the ring is older than another's who spoke to it. */
    static boolean isOutdated(@Nullable Throwable fault) {
        return fault instanceof NodeError error && error.is("EPOCH");
    }

    /**
     * A command was not answered in time. A node that said nothing at all since then is away; one that spoke is slow,
     * which is a failure.
     */
    void timedOut(long startNanos) {
        if (lastAnswerNanos - startNanos < 0) {
            whenLost.run();
        } else {
            failed();
        }
    }

    private void failed() {
        if (failures.incrementAndGet() >= options.failures()) {
            whenLost.run();
        }
    }

    /** Lets what is late expire, as long as the session is in use. */
    private void watch() {
        long timeout = options.commandTimeout().toNanos();
        try {
            while (!closed) {
                long now = System.nanoTime();
                long oldest = lines.stream()
                        .mapToLong(line -> now - line.expire(now - timeout, now))
                        .max()
                        .orElse(0);
                // What is sent meanwhile is not late before.
                TimeUnit.NANOSECONDS.sleep(timeout - oldest);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    NodeAwayException away(Reason reason, @Nullable Throwable cause) {
        return cause instanceof NodeAwayException known ? known : new NodeAwayException(node, reason, cause);
    }

    @Override
    public void close() {
        closed = true;
        direct.forEach(CallerLine::close);
        lines.forEach(Line::close);
    }
}
