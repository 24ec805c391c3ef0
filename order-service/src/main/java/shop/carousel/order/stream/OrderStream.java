package shop.carousel.order.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.order.model.HistoryEntry;
import shop.carousel.order.model.OrderStatus;
import shop.carousel.order.read.HistoryNews;

/** One reader who follows one order. */
final class OrderStream implements Runnable {

    private static final Logger LOG = Logger.getLogger(OrderStream.class);

    private final UUID order;
    private final OrderNews history;
    private final StreamConfig config;
    private final Clock clock;
    private final Sse sse;
    private final MultiEmitter<? super OutboundSseEvent> reader;
    private final Semaphore news = new Semaphore(0);
    private long lastSeq;
    private volatile boolean ended;

    OrderStream(
            UUID order,
            long afterSeq,
            OrderNews history,
            StreamConfig config,
            Clock clock,
            Sse sse,
            MultiEmitter<? super OutboundSseEvent> reader) {
        this.order = order;
        this.lastSeq = afterSeq;
        this.history = history;
        this.config = config;
        this.clock = clock;
        this.sse = sse;
        this.reader = reader;
    }

    /** What a {@code status} event carries. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(OrderStatus status, Instant at, @Nullable String reason) {}

    void wake() {
        news.release();
    }

    /**
     * Ends the stream soon. The thread is not interrupted: it may be holding a database connection, which that would
     * break.
     */
    void end() {
        ended = true;
        wake();
    }

    @Override
    public void run() {
        Instant last = clock.instant().plus(config.maxTime());
        try {
            while (!tell() && !ended && clock.instant().isBefore(last)) {
                awaitNews();
            }
            reader.complete();
        } catch (InterruptedException | RuntimeException fault) {
            LOG.warnf("A stream of order %s broke off: %s", order, fault);
            reader.fail(fault);
        }
    }

    /** Sends the steps that are new; true when no more will come. */
    private boolean tell() {
        HistoryNews fresh = history.after(order, lastSeq);
        for (HistoryEntry entry : fresh.entries()) {
            reader.emit(event(entry));
            lastSeq = entry.seq();
        }
        return fresh.isFinal();
    }

    private void awaitNews() throws InterruptedException {
        if (news.tryAcquire(config.heartbeat().toMillis(), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        } else {
            reader.emit(sse.newEventBuilder().comment("still here").build());
        }
    }

    private OutboundSseEvent event(HistoryEntry entry) {
        return sse.newEventBuilder()
                .name("status")
                .id(Long.toString(entry.seq()))
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(Step.class, new Step(entry.status(), entry.at(), entry.reason()))
                .build();
    }
}
