package shop.carousel.kit.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.trace.TraceParent;

/**
 * An event as it arrived: CloudEvents 1.0 attributes from the record's headers, and the data still as JSON text, because most
 * consumers need only some types.
 *
 * @param id the same at every delivery of this event
 * @param type such as {@code shop.carousel.order.placed.v1}
 * @param subject the record's key
 * @param data JSON
 * @param trace what its cause is a part of; null where that is not told
 */
public record CloudEvent(
        UUID id,
        String type,
        String subject,
        String data,
        @Nullable TraceParent trace) {

    /** Reads a record. Fails with {@link MalformedEventException} where it is not a CloudEvent. */
    public static CloudEvent of(ConsumerRecord<String, String> record) {
        String id = header(record, "ce_id");
        try {
            return new CloudEvent(
                    UUID.fromString(id), header(record, "ce_type"), record.key(), record.value(), trace(record));
        } catch (IllegalArgumentException notAnId) {
            throw new MalformedEventException("ce_id is not a UUID: " + id, notAnId);
        }
    }

    /** Reads the data, ignoring members that {@code type} has not. Fails with {@link MalformedEventException}. */
    public <T> T data(ObjectMapper json, Class<T> type) {
        try {
            return json.readValue(data, type);
        } catch (JsonProcessingException fault) {
            throw new MalformedEventException("the data of " + this.type + " " + id + " cannot be read", fault);
        }
    }

    private static @Nullable TraceParent trace(ConsumerRecord<String, String> record) {
        Header header = record.headers().lastHeader(TraceParent.HEADER);
        return header == null
                ? null
                : TraceParent.of(new String(header.value(), StandardCharsets.UTF_8))
                        .orElse(null);
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null) {
            throw new MalformedEventException("the record has no header " + name, null);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
