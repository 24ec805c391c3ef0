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
import java.util.concurrent.Semaphore;
import shop.carousel.kit.problem.Problem;

/** The live streams of this process. Each is a virtual thread that sleeps until its order moves. */
@Singleton
class OrderStreams {

    private final ConcurrentMap<UUID, Set<OrderStream>> open = new ConcurrentHashMap<>();
    private final OrderHistory history;
    private final OrderConfig.Streams config;
    private final Clock clock;
    private final Semaphore places;

    OrderStreams(OrderHistory history, OrderConfig config, Clock clock) {
        this.history = history;
        this.config = config.streams();
        this.clock = clock;
        this.places = new Semaphore(this.config.max());
    }

    /** The order's steps behind a number, and from then on each as it happens. A 503 when too many streams are open. */
    Multi<OutboundSseEvent> follow(UUID order, long afterSeq, Sse sse) {
        if (!places.tryAcquire()) {
            throw Problem.unavailable("Too many orders are being followed now.", 5);
        }
        return Multi.createFrom().emitter(emitter -> {
            OrderStream stream = new OrderStream(order, afterSeq, history, config, clock, sse, emitter);
            open.computeIfAbsent(order, id -> ConcurrentHashMap.newKeySet()).add(stream);
            emitter.onTermination(() -> close(order, stream));
            Thread.ofVirtual().name("order-stream").start(stream);
        });
    }

    /** The order has moved, here or in another process. */
    void wake(UUID order) {
        open.getOrDefault(order, Set.of()).forEach(OrderStream::wake);
    }

    private void close(UUID order, OrderStream stream) {
        stream.end();
        open.computeIfPresent(order, (id, streams) -> {
            if (streams.remove(stream)) {
                places.release();
            }
            return streams.isEmpty() ? null : streams;
        });
    }

    void closeAll(@Observes ShutdownEvent stopping) {
        open.values().forEach(streams -> streams.forEach(OrderStream::end));
    }
}
