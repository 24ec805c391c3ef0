package shop.carousel.order.stream;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import shop.carousel.order.read.Orders;
import shop.carousel.order.stream.StreamSlots.Reader;
import shop.carousel.order.stream.StreamSlots.Slot;

/** The live streams of this process. Each is a virtual thread that sleeps until its order moves. */
@Singleton
class OrderStreams {

    /** By order; no set is empty. */
    private final ConcurrentMap<UUID, Set<OrderStream>> open;

    private final OrderNews history;
    private final StreamConfig config;
    private final Clock clock;
    private final StreamSlots slots;

    @Inject
    OrderStreams(Orders orders, StreamConfig config, Clock clock) {
        this(new ConcurrentHashMap<>(), orders::newsAfter, config, clock);
    }

    OrderStreams(ConcurrentMap<UUID, Set<OrderStream>> open, OrderNews history, StreamConfig config, Clock clock) {
        this.open = open;
        this.history = history;
        this.config = config;
        this.clock = clock;
        this.slots = new StreamSlots(config);
    }

    /**
     * The order's steps behind a number, and from then on each as it happens. A 429 or 503 when too many streams are
     * open. Its slot is released when it ends, or with the request if no reader ever listened.
     *
     * @param atTheEnd takes what is to be done when the request is over, however it ends
     */
    Multi<OutboundSseEvent> follow(Reader reader, long afterSeq, Sse sse, Consumer<Runnable> atTheEnd) {
        Slot slot = slots.take(reader);
        atTheEnd.accept(slot::release);
        return Multi.createFrom().emitter(emitter -> {
            UUID order = reader.order();
            OrderStream stream = new OrderStream(order, afterSeq, history, config, clock, sse, emitter);
            add(order, stream);
            emitter.onTermination(() -> close(order, stream, slot));
            Thread.ofVirtual().name("order-stream").start(stream);
        });
    }

    /** In one step, because a set that became empty meanwhile is discarded. */
    private void add(UUID order, OrderStream stream) {
        open.compute(order, (id, streams) -> {
            Set<OrderStream> all = streams == null ? ConcurrentHashMap.newKeySet() : streams;
            all.add(stream);
            return all;
        });
    }

    /** The order has moved, here or in another process. */
    void wake(UUID order) {
        open.getOrDefault(order, Set.of()).forEach(OrderStream::wake);
    }

    private void close(UUID order, OrderStream stream, Slot slot) {
        stream.end();
        open.computeIfPresent(order, (id, streams) -> {
            streams.remove(stream);
            return streams.isEmpty() ? null : streams;
        });
        slot.release();
    }

    /** How many are open. */
    int count() {
        return open.values().stream().mapToInt(Set::size).sum();
    }

    void closeAll(@Observes ShutdownEvent stopping) {
        open.values().forEach(streams -> streams.forEach(OrderStream::end));
    }
}
