package shop.carousel.kit.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.broker.Arrived;
import shop.carousel.kit.trace.TraceParent;

/**
 * An event as it arrived: CloudEvents 1.0 attributes from the record's headers, and the data still as JSON text,
 * because most consumers need only some types.
 *
 * @param id the same at every delivery of this event
 * @param type such as {@code shop.carousel.order.placed.v1}
 * @param subject the record's key
 * @param data JSON
 * @param trace the trace of its cause; null if unknown
 */
public record CloudEvent(
        UUID id,
        String type,
        String subject,
        String data,
        @Nullable TraceParent trace) {

    /** Reads a record. Fails with {@link MalformedEventException} if it is no CloudEvent. */
    public static CloudEvent of(Arrived record) {
        String id = header(record, "ce_id");
        String type = header(record, "ce_type");
        try {
            return new CloudEvent(
                    UUID.fromString(id),
                    type,
                    present(record.key(), "key"),
                    present(record.value(), "value"),
                    record.text(TraceParent.HEADER).flatMap(TraceParent::of).orElse(null));
        } catch (IllegalArgumentException notAnId) {
            throw new MalformedEventException("ce_id is not a UUID: " + id, notAnId);
        }
    }

    /** Reads the data, ignoring members that {@code type} does not have. Fails with {@link MalformedEventException}. */
    public <T> T data(ObjectMapper json, Class<T> type) {
        try {
            return json.readValue(data, type);
        } catch (JsonProcessingException fault) {
            throw new MalformedEventException("the data of " + this.type + " " + id + " cannot be read", fault);
        }
    }

    private static String header(Arrived record, String name) {
        return present(record.text(name).orElse(null), "header " + name);
    }

    private static String present(@Nullable String part, String name) {
        if (part == null) {
            throw new MalformedEventException("the record has no " + name, null);
        }
        return part;
    }
}
