package shop.carousel.broker.rabbitmq;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.broker.Acknowledged;
import shop.carousel.kit.broker.Broker;
import shop.carousel.kit.broker.Header;
import shop.carousel.kit.broker.RecordRefusedException;
import shop.carousel.kit.topic.TopicsMissingException;

/**
 * Sends through one channel. The topic is the routing key. The broker confirms a record when every queue that it
 * belongs to has it on disk; a record that belongs to none would be confirmed as well, and lost: so nothing is sent
 * before the queues are there.
 *
 * <p>A thread of its own hands records to the connector. The connector's client works in the context of whoever sends
 * first; were that a consumer who puts a record aside and waits, it would wait for itself.
 */
@Singleton
final class RabbitBroker implements Broker {

    /** All headers of a record go in one frame of AMQP, of 128 KiB. */
    private static final int MOST_HEADER_BYTES = 100_000;

    private final Emitter<String> emitter;
    private final Queues queues;
    private final long confirmMillis;
    private final int mostBytes;
    private final ExecutorService sender = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("rabbitmq-out").factory());

    /** The buffer holds any batch of the outbox; one record more is refused, and comes again. */
    RabbitBroker(
            @Channel(Broker.CHANNEL) @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 1024)
                    Emitter<String> emitter,
            Queues queues,
            RabbitConfig config) {
        this.emitter = emitter;
        this.queues = queues;
        this.confirmMillis = config.confirmTimeout().toMillis();
        this.mostBytes = config.mostBytes();
    }

    /** After the outbox, whose last events are sent at the end. */
    void stop(@Observes @Priority(20_000) ShutdownEvent stopping) {
        sender.shutdown();
    }

    /**
     * What is too large is refused here: the broker would close the channel, and everything that is under way with it.
     * A connection that breaks takes its confirmations with it: what is not confirmed in time may have arrived.
     */
    @Override
    public CompletableFuture<Void> send(
            String topic, @Nullable String key, @Nullable String value, List<Header> headers) {
        if (size(value) > mostBytes || size(headers) > MOST_HEADER_BYTES) {
            var why = new IllegalArgumentException("a value of " + size(value) + " bytes, headers of " + size(headers));
            return CompletableFuture.failedFuture(new RecordRefusedException("too large: " + why.getMessage(), why));
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        try {
            sender.execute(() -> send(topic, key, value, headers, done));
        } catch (RejectedExecutionException stopped) {
            done.completeExceptionally(stopped);
        }
        return done.orTimeout(confirmMillis, TimeUnit.MILLISECONDS);
    }

    private static int size(@Nullable String value) {
        return value == null ? 0 : value.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int size(List<Header> headers) {
        return headers.stream()
                .mapToInt(header -> header.name().length() + header.value().length)
                .sum();
    }

    private void send(
            String topic,
            @Nullable String key,
            @Nullable String value,
            List<Header> headers,
            CompletableFuture<Void> done) {
        if (done.isDone()) {
            return;
        }
        try {
            queues.ensure();
            Acknowledged.send(emitter, value, Envelopes.outgoing(topic, key, headers))
                    .whenComplete((nothing, fault) -> end(done, fault));
        } catch (TopicsMissingException | InterruptedException | RuntimeException fault) {
            end(done, fault);
        }
    }

    private static void end(CompletableFuture<Void> done, @Nullable Throwable fault) {
        if (fault == null) {
            done.complete(null);
        } else {
            done.completeExceptionally(fault);
        }
    }
}
