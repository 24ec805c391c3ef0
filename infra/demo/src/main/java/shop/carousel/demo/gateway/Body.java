package shop.carousel.demo.gateway;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.jetty.http.Trailers;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/**
 * The body of a client's request. A small one is held in memory and can be given again; of a longer one the beginning
 * is held and the rest comes piece by piece. Trailers are dropped. Refused are bodies over their limit, and bodies for
 * whose pieces the gateway waits too long: for one piece longer than the grace period, for all longer than the
 * deadline, or longer than the least rate allows after the grace period. Time in which a service does not read is not
 * the client's.
 *
 * <p>Threads: one reader at a time. Deadlines are looked at by {@link Watch}; what comes first, a piece or a deadline,
 * decides.
 */
final class Body implements Content.Source, Watch.Watched {

    private static final int FIRST_BYTES = 1 << 10;
    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    /** What all bodies share. */
    record Shared(Watch watch, GatewaySettings settings, AtomicInteger heldBytes) {}

    private final Request request;
    private final Shared shared;
    private final long limit;
    private final AtomicReference<@Nullable Runnable> waiting = new AtomicReference<>();
    private final AtomicBoolean settled = new AtomicBoolean();
    private final AtomicReference<@Nullable Refusal> refusal = new AtomicReference<>();
    private volatile Consumer<Refusal> whenRefused = none -> {};
    private ByteBuffer held = ByteBuffer.allocate(0);
    private boolean heldIsGiven;
    private boolean restIsGiven;
    private volatile boolean isWhole;
    private volatile boolean ended;
    private volatile @Nullable Throwable failure;
    private volatile long received;
    private volatile long waitedNanos;
    private volatile long waitingSince;
    private volatile boolean waits;
    private volatile long moved = System.nanoTime();
    private volatile long lingersUntil;

    Body(Request request, Shared shared, long limit) {
        this.request = request;
        this.shared = shared;
        this.limit = limit;
    }

    /**
     * Reads the body, or what may be held of it, then runs the reader: in the end it is whole, an upload, or refused.
     */
    void hold(Runnable reader) {
        whenRefused = told -> settle(reader);
        take(reader);
    }

    private void settle(Runnable reader) {
        if (settled.compareAndSet(false, true)) {
            reader.run();
        }
    }

    private void take(Runnable reader) {
        while (!settled.get()) {
            Content.Chunk chunk = next();
            if (chunk == null) {
                await(() -> take(reader));
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                return; // the reader was told
            }
            boolean fits = keep(chunk.getByteBuffer());
            isWhole = chunk.isLast();
            chunk.release();
            if (isWhole || !fits) {
                held.flip();
                settle(reader);
            }
        }
    }

    /** Keeps a piece whatever it takes; says whether one more may come. */
    private boolean keep(ByteBuffer piece) {
        int needed = held.position() + piece.remaining();
        if (needed > held.capacity()) {
            int capacity = Math.max(needed, Math.max(FIRST_BYTES, 2 * held.capacity()));
            shared.heldBytes().addAndGet(capacity - held.capacity());
            held = ByteBuffer.allocate(capacity).put(held.flip());
        }
        held.put(piece);
        return needed <= shared.settings().heldBytes()
                && shared.heldBytes().get() <= shared.settings().maxHeldBytes();
    }

    /** Gives the memory back. */
    void forget() {
        shared.watch().remove(this);
        shared.heldBytes().addAndGet(-held.capacity());
        held = ByteBuffer.allocate(0);
    }

    /** Whether it is held from its beginning to its end. */
    boolean isWhole() {
        return isWhole;
    }

    /** Whether its last byte was read. */
    boolean isEnded() {
        return ended;
    }

    /** Whether the client is the one who is waited for. */
    boolean isAwaited() {
        return waits;
    }

    /** When the last piece was read. */
    long moved() {
        return moved;
    }

    /** Why the client gets no other answer; null if it is not the body's fault. */
    @Nullable
    Refusal refusal() {
        return refusal.get();
    }

    /** Tells when the rest of an upload is refused. */
    void whenRefused(Consumer<Refusal> told) {
        whenRefused = told;
    }

    @Override
    public long getLength() {
        return isWhole ? held.limit() : request.getLength();
    }

    @Override
    public Content.@Nullable Chunk read() {
        if (!heldIsGiven) {
            heldIsGiven = true;
            return Content.Chunk.from(held.slice(), isWhole);
        }
        Throwable cause = failure;
        if (cause != null) {
            return Content.Chunk.from(cause, true);
        }
        if (isWhole) {
            return Content.Chunk.EOF;
        }
        Content.Chunk more = next();
        restIsGiven |= more != null;
        return more;
    }

    @Override
    public void demand(Runnable reader) {
        if (!heldIsGiven || isWhole || failure != null) {
            reader.run();
        } else {
            await(reader);
        }
    }

    /** Nobody reads it any more; the client's connection stays as it is. */
    @Override
    public void fail(Throwable cause) {
        if (!isWhole) {
            failure = cause;
        }
        resume();
    }

    /** Gives it again from the beginning, unless it was refused or some was given that is not held. */
    @Override
    public boolean rewind() {
        boolean isThere = !restIsGiven && refusal.get() == null;
        if (isThere) {
            heldIsGiven = false;
            failure = null;
        }
        return isThere;
    }

    private Content.@Nullable Chunk next() {
        Content.Chunk chunk = request.read();
        if (chunk == null) {
            return null;
        }
        moved = System.nanoTime();
        if (Content.Chunk.isFailure(chunk)) {
            return failed(chunk.getFailure() instanceof TimeoutException ? Refusal.SLOW_BODY : Refusal.BAD_REQUEST);
        }
        received += chunk.remaining();
        if (received > limit) {
            chunk.release();
            return failed(Refusal.BODY_TOO_LARGE);
        }
        ended = chunk.isLast() || received == request.getLength();
        return chunk instanceof Trailers ? Content.Chunk.EOF : chunk;
    }

    private Content.Chunk failed(Refusal why) {
        var cause = new Abort(why.title());
        failure = cause;
        refuse(why);
        return Content.Chunk.from(cause, true);
    }

    private void refuse(Refusal why) {
        if (refusal.compareAndSet(null, why)) {
            whenRefused.accept(why);
        }
    }

    private void await(Runnable reader) {
        waiting.set(reader);
        boolean isNew = !waits;
        waitingSince = System.nanoTime();
        waits = true;
        shared.watch().add(this);
        if (isNew) {
            request.demand(Invocable.from(Invocable.InvocationType.NON_BLOCKING, this::available));
        }
    }

    private void available() {
        waitedNanos += System.nanoTime() - waitingSince;
        waits = false;
        resume();
    }

    private void resume() {
        Runnable reader = waiting.getAndSet(null);
        if (reader != null) {
            reader.run();
        }
    }

    @Override
    public void look(long now) {
        if (lingersUntil != 0) {
            if (now - lingersUntil > 0) {
                resume();
            }
        } else if (waits && isTooSlow(now - waitingSince)) {
            failure = new Abort(Refusal.SLOW_BODY.title());
            refuse(Refusal.SLOW_BODY);
        }
    }

    private boolean isTooSlow(long pause) {
        GatewaySettings settings = shared.settings();
        long all = waitedNanos + pause;
        long grace = TimeUnit.MILLISECONDS.toNanos(settings.bodyGraceMillis());
        return pause > grace
                || all > TimeUnit.MILLISECONDS.toNanos(settings.bodyMillis())
                || received < (double) settings.bodyBytesPerSecond() * (all - grace) / NANOS_PER_SECOND;
    }

    /** Reads and drops what is there; says whether that was the rest. */
    boolean dropAvailable() {
        while (!ended && failure == null && !waits) {
            Content.Chunk chunk = request.read();
            if (chunk == null || Content.Chunk.isFailure(chunk)) {
                return false;
            }
            chunk.release();
            ended = chunk.isLast();
        }
        return ended;
    }

    /**
     * Reads and drops the rest for a moment, then runs what is next. A connection that is closed while a client sends
     * loses the answer.
     */
    void linger(Runnable next) {
        lingersUntil = System.nanoTime()
                + TimeUnit.MILLISECONDS.toNanos(shared.settings().lingerMillis());
        drop(next);
    }

    private void drop(Runnable next) {
        while (!ended && System.nanoTime() - lingersUntil < 0) {
            Content.Chunk chunk = waits ? null : request.read();
            if (chunk == null) {
                await(() -> drop(next));
                return;
            }
            if (Content.Chunk.isFailure(chunk, true)) {
                break;
            }
            chunk.release();
            ended = chunk.isLast();
        }
        next.run();
    }
}
