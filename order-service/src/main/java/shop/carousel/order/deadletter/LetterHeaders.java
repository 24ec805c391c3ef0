package shop.carousel.order.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import shop.carousel.kit.event.DeadLetters;

/** A record's headers on their way into the row, out of it, and back to Kafka. */
@Singleton
class LetterHeaders {

    private static final TypeReference<List<LetterHeader>> LIST = new TypeReference<>() {};

    private final ObjectMapper json;

    LetterHeaders(ObjectMapper json) {
        this.json = json;
    }

    String write(List<LetterHeader> headers) {
        try {
            return json.writeValueAsString(headers);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<LetterHeader> read(String text) {
        try {
            return json.readValue(text, LIST);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a dead letter's headers cannot be read", broken);
        }
    }

    /** As text, for people. */
    Map<String, String> shown(String text) {
        Map<String, String> shown = new LinkedHashMap<>();
        read(text).forEach(header -> shown.put(header.name(), new String(header.value(), StandardCharsets.UTF_8)));
        return shown;
    }

    /** The record's own, and which dead letter it was. */
    Headers replayed(String text, UUID letter) {
        RecordHeaders headers = new RecordHeaders();
        read(text).forEach(header -> headers.add(header.name(), header.value()));
        headers.add(DeadLetters.ID, letter.toString().getBytes(StandardCharsets.UTF_8));
        return headers;
    }
}
