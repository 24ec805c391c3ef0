package shop.carousel.kit.outbox;

import java.util.UUID;

/**
 * Something that happened, to be told to others.
 *
 * @param id unique; a consumer recognises a second delivery by it
 * @param topic the Kafka topic
 * @param key the record's key; events of one key are published in the order of their commits
 * @param type the CloudEvents type, such as {@code shop.carousel.order.placed.v1}
 * @param data the event's JSON data
 */
public record OutboxEvent(UUID id, String topic, String key, String type, Object data) {

    /** An event with a fresh id. */
    public static OutboxEvent of(String topic, String key, String type, Object data) {
        return new OutboxEvent(UUID.randomUUID(), topic, key, type, data);
    }
}
