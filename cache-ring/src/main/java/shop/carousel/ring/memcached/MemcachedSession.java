package shop.carousel.ring.memcached;

import com.spotify.folsom.MemcacheClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.node.Call;
import shop.carousel.ring.node.NodeSession;

/** A Memcached node while it answers, and the evidence against it. */
final class MemcachedSession implements NodeSession {

    private final MemcacheClient<byte[]> client;
    private final NodeOptions options;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile long lastAnswerNanos = System.nanoTime();
    private volatile Runnable whenLost = () -> {};

    MemcachedSession(MemcacheClient<byte[]> client, NodeOptions options) {
        this.client = client;
        this.options = options;
    }

    @Override
    public void whenLost(Runnable action) {
        whenLost = action;
        client.registerForConnectionChanges(changed -> {
            if (!changed.isConnected()) {
                action.run();
            }
        });
    }

    <T> Call<T> start(Function<MemcacheClient<byte[]>, CompletionStage<T>> work, MemcachedLink link) {
        try {
            var answer = work.apply(client).toCompletableFuture();
            waiting.incrementAndGet();
            answer.whenComplete((ignored, fault) -> waiting.decrementAndGet());
            answer.thenRun(this::answered);
            return new MemcachedCall<>(this, answer, link);
        } catch (RuntimeException e) {
            return new MemcachedCall<>(this, CompletableFuture.failedFuture(e), link);
        }
    }

    @Override
    public int waiting() {
        return waiting.get();
    }

    private void answered() {
        lastAnswerNanos = System.nanoTime();
        failures.set(0);
    }

    /** As with a Redis node: complete silence ends the session, slow answers do when they are many in a row. */
    void timedOut(long startNanos) {
        if (lastAnswerNanos - startNanos < 0 || failures.incrementAndGet() >= options.failures()) {
            whenLost.run();
        }
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
