package shop.carousel.ring.console;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import shop.carousel.ring.CacheRing;

/**
 * Tells those who look at the ring how it is. The nodes are asked once for all of them, and not at all while nobody
 * looks. Whoever is slow misses events and gets the latest.
 */
@Singleton
public class RingStream {

    /** Between two events. */
    static final Duration INTERVAL = Duration.ofSeconds(1);

    /** After so many a stream ends. */
    static final int MOST_EVENTS = 600;

    /** So many may follow at once in one process. */
    static final int MOST_READERS = 32;

    private final AtomicInteger readers = new AtomicInteger();
    private final Multi<RingDocument> first;
    private final Multi<RingDocument> later;

    RingStream(CacheRing ring) {
        this.first = Multi.createFrom()
                .item(() -> RingDocument.of(ring))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
        this.later = Multi.createFrom()
                .ticks()
                .every(INTERVAL)
                .onOverflow()
                .drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(tick -> RingDocument.of(ring))
                .broadcast()
                .withCancellationAfterLastSubscriberDeparture()
                .toAllSubscribers();
    }

    /** @throws WebApplicationException 503 when too many follow already */
    Multi<RingDocument> follow() {
        if (readers.incrementAndGet() > MOST_READERS) {
            readers.decrementAndGet();
            throw new WebApplicationException(
                    ProblemDocument.busy("Too many readers follow the ring here. Reload the page."));
        }
        return Multi.createBy()
                .concatenating()
                .streams(first, later.onOverflow().dropPreviousItems())
                .select()
                .first(MOST_EVENTS)
                .onTermination()
                .invoke(readers::decrementAndGet);
    }
}
