package shop.carousel.broker.rabbitmq;

import com.rabbitmq.client.BasicProperties;
import com.rabbitmq.client.LongString;
import com.rabbitmq.client.impl.LongStringHelper;
import io.smallrye.reactive.messaging.rabbitmq.OutgoingRabbitMQMetadata;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.broker.Arrived;
import shop.carousel.kit.broker.Header;

/**
 * Records as messages, and back. The topic is the routing key, and the message's id is the record's place. The key and
 * the time, for which a message has no room (its own timestamp has seconds), are headers. Of several headers of one
 * name the last counts. A value that is null and one that is empty are the same.
 */
final class Envelopes {

    private static final String KEY = "carousel-key";
    private static final String MILLIS = "carousel-millis";
    private static final int PERSISTENT = 2;

    private Envelopes() {}

    static OutgoingRabbitMQMetadata outgoing(String topic, @Nullable String key, List<Header> headers) {
        Map<String, Object> table = new HashMap<>();
        headers.forEach(header -> table.put(header.name(), LongStringHelper.asLongString(header.value())));
        table.put(MILLIS, System.currentTimeMillis());
        if (key != null) {
            table.put(KEY, LongStringHelper.asLongString(key));
        }
        return OutgoingRabbitMQMetadata.builder()
                .withRoutingKey(topic)
                .withMessageId(UUID.randomUUID().toString())
                .withDeliveryMode(PERSISTENT)
                .withHeaders(table)
                .build();
    }

    static Arrived arrived(Delivered delivered) {
        String topic = delivered.envelope().getRoutingKey();
        byte[] body = delivered.body();
        BasicProperties properties = delivered.properties();
        Map<String, Object> table = properties.getHeaders() == null ? Map.of() : properties.getHeaders();
        return new Arrived(
                topic,
                table.get(KEY) instanceof LongString key ? text(key.getBytes()) : null,
                body.length == 0 ? null : text(body),
                headers(table),
                topic + "#" + id(properties, body),
                table.get(MILLIS) instanceof Number millis ? millis.longValue() : seconds(properties));
    }

    private static List<Header> headers(Map<String, Object> table) {
        List<Header> headers = new ArrayList<>();
        table.forEach((name, value) -> {
            if (!name.equals(KEY) && !name.equals(MILLIS)) {
                headers.add(new Header(name, bytes(value)));
            }
        });
        return headers;
    }

    private static byte[] bytes(Object value) {
        return switch (value) {
            case LongString text -> text.getBytes();
            case byte[] bytes -> bytes;
            default -> String.valueOf(value).getBytes(StandardCharsets.UTF_8);
        };
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Others may send without an id: then what it says has to tell it from others. */
    private static String id(BasicProperties properties, byte[] body) {
        String id = properties.getMessageId();
        return id == null ? UUID.nameUUIDFromBytes(body).toString() : id;
    }

    private static long seconds(BasicProperties properties) {
        return properties.getTimestamp() == null
                ? 0
                : properties.getTimestamp().toInstant().toEpochMilli();
    }
}
