package shop.carousel.contracts;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Judges the data of events by their JSON Schemas, {@code events/<type>.json} beside this class. Producers test what
 * they send with it, and consumers what they take for granted. Members that a schema does not know pass: a minor
 * version may add some.
 *
 * <p>Thread-safe. Needs {@code com.networknt:json-schema-validator}.
 */
public final class EventSchemas {

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /**
     * What is wrong with the data of an event, one sentence each; empty when it is valid.
     *
     * @param type the CloudEvents type, such as {@code shop.carousel.order.placed.v1}
     * @param data JSON
     * @throws IllegalArgumentException when there is no such type
     */
    public List<String> violations(String type, String data) {
        return schemas
                .computeIfAbsent(type, this::load)
                .validate(
                        data,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(EventSchemas::sentence)
                .toList();
    }

    private Schema load(String type) {
        return registry.getSchema(source(type), InputFormat.JSON);
    }

    private static String source(String type) {
        try (InputStream file = EventSchemas.class.getResourceAsStream("events/" + type + ".json")) {
            if (file == null) {
                throw new IllegalArgumentException("There is no event type " + type);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String sentence(Error violation) {
        return violation.getInstanceLocation() + ": " + violation.getMessage();
    }
}
