package shop.carousel.cart.pricing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import shop.carousel.ring.Codec;

/** JSON to the part that is read here, and the same JSON back. What lacks a field that is read here does not decode. */
final class DocumentCodec<T> implements Codec<Document<T>> {

    private final ObjectMapper json;
    private final Class<T> type;

    DocumentCodec(ObjectMapper json, Class<T> type) {
        this.json = json;
        this.type = type;
    }

    @Override
    public byte[] encode(Document<T> value) {
        try {
            return json.writeValueAsBytes(value.json());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Document<T> decode(byte[] bytes) {
        try {
            return read(json.readValue(bytes, ObjectNode.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Document<T> read(ObjectNode document) throws JsonProcessingException {
        return new Document<>(document, json.treeToValue(document, type));
    }
}
