package shop.carousel.kit.outbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.trace.TraceParent;

/**
 * An event to publish.
 *
 * @param id unique; a consumer recognises a second delivery by it
 * @param topic the topic
 * @param key the record's key; events of one key are published in the order of their commits
 * @param type the CloudEvents type, such as {@code shop.carousel.order.placed.v1}
 * @param data the event's JSON data
 * @param trace its trace; null for the trace that is running when it is published
 */
public record OutboxEvent(
        UUID id,
        String topic,
        String key,
        String type,
        Object data,
        @Nullable TraceParent trace) {

    /** An event with a fresh id, of the trace that is running. */
    public static OutboxEvent of(String topic, String key, String type, Object data) {
        return new OutboxEvent(EventIds.next(), topic, key, type, data, null);
    }

    /** The same event as part of another trace than the one that is running; null leaves it there. */
    public OutboxEvent in(@Nullable TraceParent itsTrace) {
        return new OutboxEvent(id, topic, key, type, data, itsTrace);
    }
}
