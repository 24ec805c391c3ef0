package shop.carousel.order.order;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;
import shop.carousel.kit.event.CloudEvent;
import shop.carousel.kit.event.MalformedEventException;

/** Which orders a poll of order events speaks of, and the newest version that it says of each. */
final class OrderVersions {

    private static final Logger LOG = Logger.getLogger(OrderVersions.class);

    private OrderVersions() {}

    /** Whatever cannot be read is passed over: streams look for themselves at each heartbeat, and the cache has its time to live. */
    static Map<String, Long> in(ConsumerRecords<String, String> records, ObjectMapper json) {
        Map<String, Long> versions = new HashMap<>();
        records.forEach(record -> note(record, json, versions));
        return versions;
    }

    private static void note(ConsumerRecord<String, String> record, ObjectMapper json, Map<String, Long> versions) {
        try {
            CloudEvent event = CloudEvent.of(record);
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
