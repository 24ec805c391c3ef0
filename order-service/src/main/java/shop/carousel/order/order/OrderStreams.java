package shop.carousel.order.order;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import shop.carousel.order.order.StreamPlaces.Reader;

/** The live streams of this process. Each is a virtual thread that sleeps until its order moves. */
@Singleton
class OrderStreams {

    private final ConcurrentMap<UUID, Set<OrderStream>> open = new ConcurrentHashMap<>();
    private final OrderHistory history;
    private final OrderConfig.Streams config;
    private final Clock clock;
    private final StreamPlaces places;

    OrderStreams(OrderHistory history, OrderConfig config, Clock clock) {
        this.history = history;
        this.config = config.streams();
        this.clock = clock;
        this.places = new StreamPlaces(this.config);
    }

    /**
     * The order's steps behind a number, and from then on each as it happens. A 429 or 503 when too many streams are
     * open.
     */
    Multi<OutboundSseEvent> follow(Reader reader, long afterSeq, Sse sse) {
        places.enter(reader);
        UUID order = reader.order();
        return Multi.createFrom().emitter(emitter -> {
            OrderStream stream = new OrderStream(order, afterSeq, history, config, clock, sse, emitter);
            open.computeIfAbsent(order, id -> ConcurrentHashMap.newKeySet()).add(stream);
            emitter.onTermination(() -> close(reader, stream));
            Thread.ofVirtual().name("order-stream").start(stream);
        });
    }

    /** The order has moved, here or in another process. */
    void wake(UUID order) {
        open.getOrDefault(order, Set.of()).forEach(OrderStream::wake);
    }

    private void close(Reader reader, OrderStream stream) {
        stream.end();
        open.computeIfPresent(reader.order(), (id, streams) -> {
            if (streams.remove(stream)) {
                places.leave(reader);
            }
            return streams.isEmpty() ? null : streams;
        });
    }

    void closeAll(@Observes ShutdownEvent stopping) {
        open.values().forEach(streams -> streams.forEach(OrderStream::end));
    }
}
