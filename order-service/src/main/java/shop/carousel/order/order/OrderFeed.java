package shop.carousel.order.order;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Every instance hears every order event here (a consumer group of its own, from the latest record on), wherever the order moved: it
 * wakes its streams, after it has made sure that they do not read what was before.
 */
@Singleton
class OrderFeed {

    private final OrderStreams streams;
    private final OrderCache cache;
    private final ObjectMapper json;

    OrderFeed(OrderStreams streams, OrderCache cache, ObjectMapper json) {
        this.streams = streams;
        this.cache = cache;
        this.json = json;
    }

    @Incoming("order-feed")
    @RunOnVirtualThread
    void hear(ConsumerRecords<String, String> records) {
        Map<String, Long> versions = OrderVersions.in(records, json);
        cache.invalidate(versions);
        versions.keySet().forEach(id -> streams.wake(UUID.fromString(id)));
    }
}
