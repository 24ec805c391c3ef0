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

    private final Broker broker;
    private final OutboxConfig config;

    EventPublisher(Broker broker, OutboxConfig config) {
        this.broker = broker;
        this.config = config;
    }

    /** Returns when the broker has acknowledged every event; else fails, and any of them may or may not have arrived. */
    void publishAndAwait(List<StoredEvent> batch) {
        CompletableFuture<?>[] sent = batch.stream().map(this::send).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(sent).get(config.publishTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new OutboxException("interrupted while publishing", stop);
        } catch (ExecutionException | TimeoutException fault) {
            throw new OutboxException("the broker did not acknowledge the events", fault);
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
