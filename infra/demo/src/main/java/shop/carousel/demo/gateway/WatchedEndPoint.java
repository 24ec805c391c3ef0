package shop.carousel.demo.gateway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection that has a deadline for the heads of requests, and that tells when the client leaves while a
 * request is under way. Jetty does not read then, so it would find out with its next write: for an event stream perhaps
 * never. What the client sends meanwhile is kept, up to a limit, and read later; after that limit nobody looks any
 * more.
 */
final class WatchedEndPoint extends SocketChannelEndPoint {

    private static final int AHEAD_BYTES = 1 << 9;

    private final Executor executor;
    private @Nullable ByteBuffer ahead;
    private volatile @Nullable Runnable whenGone;
    private volatile boolean isInRequest;
    private volatile boolean isSilent = true;

    /** Since when the head of a request is awaited; 0 in a request and between two. */
    private volatile long headSince = System.nanoTime();

    WatchedEndPoint(
            SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler, Executor executor) {
        super(channel, selector, key, scheduler);
        this.executor = executor;
    }

    /** The head of a request is there. */
    void requestBegins() {
        isInRequest = true;
        headSince = 0;
    }

    /** The request was answered, and its body read. */
    void requestEnds() {
        whenGone = null;
        isInRequest = false;
    }

    /**
     * Closes the connection of a client whose request has begun to arrive, or who just connected, and which takes too
     * long.
     *
     * @param inTheClear whether the client can read why
     */
    void closeIfHeadIsLate(long now, long nanos, boolean inTheClear) {
        long since = headSince;
        if (since == 0 || now - since < nanos) {
            return;
        }
        try {
            if (!isSilent && inTheClear) {
                getChannel().write(ByteBuffer.wrap(OwnAnswers.raw(Refusal.SLOW_HEAD)));
            }
        } catch (IOException gone) {
            // It is closed anyway.
        }
        close();
    }

    /** Looks from now on; the request was read to its end. What is run must not block. */
    void watch(Runnable gone) {
        whenGone = gone;
        super.needsFillInterest();
    }

    @Override
    public @Nullable Runnable onSelected() {
        Runnable task = super.onSelected();
        Runnable gone = whenGone;
        if (gone != null && !isFillInterested() && isClosedByClient()) {
            whenGone = null;
            executor.execute(gone);
        }
        return task;
    }

    private synchronized boolean isClosedByClient() {
        try {
            ByteBuffer kept = ahead == null ? ByteBuffer.allocate(AHEAD_BYTES) : ahead;
            if (kept.hasRemaining()) {
                int read = getChannel().read(kept);
                ahead = kept.position() == 0 ? null : kept;
                if (read >= 0 && kept.hasRemaining()) {
                    super.needsFillInterest();
                }
                return read < 0;
            }
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        int filled = fillOrTake(buffer);
        if (filled > 0 && !isInRequest) {
            isSilent = false;
            headSince = headSince == 0 ? System.nanoTime() : headSince;
        }
        return filled;
    }

    private synchronized int fillOrTake(ByteBuffer buffer) throws IOException {
        ByteBuffer kept = ahead;
        if (kept == null) {
            return super.fill(buffer);
        }
        kept.flip();
        int filled = BufferUtil.append(buffer, kept);
        ahead = kept.hasRemaining() ? kept.compact() : null;
        return filled;
    }

    @Override
    protected void needsFillInterest() {
        boolean hasMore;
        synchronized (this) {
            hasMore = ahead != null;
        }
        if (hasMore) {
            executor.execute(() -> getFillInterest().fillable());
        } else {
            super.needsFillInterest();
        }
    }
}
