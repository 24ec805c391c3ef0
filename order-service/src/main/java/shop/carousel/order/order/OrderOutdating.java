package shop.carousel.order.order;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * The second way in which the ring's orders become invalid, in one group for all instances that goes on where it stopped: it hears
 * also of what a process announced that died at once, while nobody was there.
 */
@Singleton
class OrderOutdating {

    private final OrderCache cache;
    private final ObjectMapper json;

    OrderOutdating(OrderCache cache, ObjectMapper json) {
        this.cache = cache;
        this.json = json;
    }

    @Incoming("order-outdating")
    @RunOnVirtualThread
    void hear(ConsumerRecords<String, String> records) {
        cache.invalidate(OrderVersions.in(records, json));
    }
}
