package shop.carousel.order.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import shop.carousel.kit.broker.Arrived;
import shop.carousel.kit.broker.Poll;
import shop.carousel.kit.event.CloudEvent;
import shop.carousel.kit.event.MalformedEventException;
import shop.carousel.order.read.Orders;

/**
 * Receives every order event in every instance (a consumer group of its own, from its first start on). It wakes the
 * instance's streams, and invalidates the ring a second time, in case the writer died before it could. The writer may
 * have been this instance, and the event published after its restart, so the feed continues where it stopped.
 */
@Singleton
class OrderFeed {

    private static final Logger LOG = Logger.getLogger(OrderFeed.class);

    private final OrderStreams streams;
    private final Orders orders;
    private final OrderProgress progress;
    private final ObjectMapper json;
    private final long startMillis = System.currentTimeMillis();

    OrderFeed(OrderStreams streams, Orders orders, OrderProgress progress, ObjectMapper json) {
        this.streams = streams;
        this.orders = orders;
        this.progress = progress;
        this.json = json;
    }

    /**
     * Unreadable records are skipped: streams read the history at each heartbeat, and the cache has its time to live.
     */
    @Incoming("order-feed")
    @RunOnVirtualThread
    void hear(Poll poll) {
        Map<String, Long> versions = new HashMap<>();
        poll.forEach(record -> note(record, versions));
        orders.invalidate(versions);
        versions.keySet().forEach(id -> streams.wake(UUID.fromString(id)));
    }

    private void note(Arrived record, Map<String, Long> versions) {
        try {
            CloudEvent event = CloudEvent.of(record);
            if (record.timestamp() >= startMillis) {
                progress.heard(event.type());
            }
            UUID id = UUID.fromString(event.subject());
            versions.merge(id.toString(), event.data(json, Versioned.class).version(), Math::max);
        } catch (MalformedEventException | IllegalArgumentException unreadable) {
            LOG.warnf("Passing over a record of the order feed: %s", unreadable.getMessage());
        }
    }

    /** {@code order.placed} carries no version: it is the first. */
    private record Versioned(Long version) {
        Versioned {
            version = version == null ? 1L : version;
        }
    }
}
