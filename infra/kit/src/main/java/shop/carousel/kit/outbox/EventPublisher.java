package shop.carousel.kit.outbox;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import shop.carousel.kit.broker.Broker;
import shop.carousel.kit.broker.Header;
import shop.carousel.kit.trace.TraceParent;

/** Sends stored events as CloudEvents in binary mode, in the order given. */
@Singleton
class EventPublisher {

    private static final String SCHEMAS = "https://carousel.shop/contracts/events/";

    private static final String UNACKNOWLEDGED = "the broker did not acknowledge the events";

    /**
     * How often the database hears of a relay that waits, in the time in which it would be taken for one that stands
     * still.
     */
    private static final int LOOKS = 3;

    private final Broker broker;
    private final OutboxConfig config;

    EventPublisher(Broker broker, OutboxConfig config) {
        this.broker = broker;
        this.config = config;
    }

    /**
     * Returns when the broker has acknowledged every event; else fails, and any of them may or may not have arrived.
     *
     * @param alive is called again and again while the broker is waited for, and ends the wait where it fails
     */
    void publishAndAwait(List<StoredEvent> batch, Runnable alive) {
        CompletableFuture<?>[] sent = batch.stream().map(this::send).toArray(CompletableFuture[]::new);
        await(CompletableFuture.allOf(sent), alive);
    }

    private void await(CompletableFuture<Void> all, Runnable alive) {
        long end = System.nanoTime() + config.publishTimeout().toNanos();
        long look = config.standstill().dividedBy(LOOKS).toNanos();
        while (!isDone(all, Math.min(look, end - System.nanoTime()))) {
            if (System.nanoTime() - end >= 0) {
                throw new IllegalStateException(UNACKNOWLEDGED, new TimeoutException());
            }
            alive.run();
        }
    }

    private static boolean isDone(CompletableFuture<Void> all, long nanos) {
        try {
            all.get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException fault) {
            throw new IllegalStateException(UNACKNOWLEDGED, fault);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while publishing", stop);
        }
    }

    private CompletableFuture<Void> send(StoredEvent event) {
        return broker.send(event.topic(), event.key(), event.data(), headers(event));
    }

    private List<Header> headers(StoredEvent event) {
        List<Header> headers = new ArrayList<>();
        headers.add(Header.of("ce_specversion", "1.0"));
        headers.add(Header.of("ce_id", event.id().toString()));
        headers.add(Header.of("ce_type", event.type()));
        headers.add(Header.of("ce_source", config.source()));
        headers.add(Header.of("ce_subject", event.key()));
        headers.add(Header.of("ce_dataschema", SCHEMAS + event.type() + ".json"));
        headers.add(Header.of("ce_time", event.createdAt().toString()));
        headers.add(Header.of("content-type", "application/json"));
        if (event.traceparent() != null) {
            headers.add(Header.of(TraceParent.HEADER, event.traceparent()));
        }
        return headers;
    }
}
