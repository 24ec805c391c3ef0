package shop.carousel.catalog.product;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Bodies of requests as text, so that a test can spoil them. */
final class Bodies {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Bodies() {}

    static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
