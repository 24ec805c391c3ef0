package shop.carousel.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What makes two requests the same: SHA-256 over their JSON with members in order, so that white space does not count. */
public final class Fingerprint {

    private static final ObjectMapper ORDERED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Fingerprint() {}

    /** The fingerprint of a body; it tells nothing of the body but whether another is the same. */
    public static byte[] of(JsonNode body) {
        try {
            Object members = ORDERED.treeToValue(body, Object.class);
            byte[] canonical = ORDERED.writeValueAsString(members).getBytes(StandardCharsets.UTF_8);
            return MessageDigest.getInstance("SHA-256").digest(canonical);
        } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
