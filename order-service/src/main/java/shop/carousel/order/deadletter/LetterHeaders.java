package shop.carousel.order.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import shop.carousel.kit.broker.Header;
import shop.carousel.kit.event.DeadLetters;

/** A record's headers on their way into the row, out of it, and back to the broker. */
@Singleton
class LetterHeaders {

    private static final TypeReference<List<Header>> LIST = new TypeReference<>() {};

    private final ObjectMapper json;

    LetterHeaders(ObjectMapper json) {
        this.json = json;
    }

    String write(List<Header> headers) {
        try {
            return json.writeValueAsString(headers);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<Header> read(String text) {
        try {
            return json.readValue(text, LIST);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a dead letter's headers cannot be read", broken);
        }
    }

    /** As text, for people. Unreadable headers are left out; the list is shown without them. */
    Map<String, String> shown(String text) {
        Map<String, String> shown = new LinkedHashMap<>();
        try {
            read(text).forEach(header -> shown.put(header.name(), header.text()));
        } catch (IllegalStateException broken) {
            shown.put("(unreadable)", String.valueOf(broken.getMessage()));
        }
        return shown;
    }

    /** Whether only the beginning of the record was kept. */
    boolean isTruncated(String text) {
        return read(text).stream().anyMatch(header -> header.name().equals(DeadLetters.TRUNCATED));
    }

    /** The record's own, and which dead letter it was. */
    List<Header> replayed(String text, UUID letter) {
        List<Header> headers = new ArrayList<>(read(text));
        headers.add(Header.of(DeadLetters.ID, letter.toString()));
        return headers;
    }
}
