package shop.carousel.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * What makes two requests the same: HMAC-SHA-256 over their JSON with members in order, so that white space does not
 * count. Bodies may contain card numbers. From a plain hash a thief could find them by trying all numbers; under a
 * secret key it reveals nothing. A fingerprint begins with the name of its key: fingerprints under different keys
 * cannot be compared.
 */
public final class Fingerprint {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int NAME_BYTES = 4;
    private static final int BYTES = NAME_BYTES + 32;

    private static final ObjectMapper ORDERED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Fingerprint() {}

    /** The fingerprint of a body under a key. */
    public static byte[] of(JsonNode body, SecretKey key) {
        byte[] fingerprint = Arrays.copyOf(mac(key, "name of the key", new byte[0]), BYTES);
        System.arraycopy(mac(key, "request", canonical(body)), 0, fingerprint, NAME_BYTES, BYTES - NAME_BYTES);
        return fingerprint;
    }

    /** Whether they certainly belong to different bodies; under different keys nothing is certain. */
    static boolean contradict(byte[] one, byte[] other) {
        return !Arrays.equals(one, other)
                && one.length == other.length
                && (one.length != BYTES || Arrays.equals(one, 0, NAME_BYTES, other, 0, NAME_BYTES));
    }

    private static byte[] canonical(JsonNode body) {
        try {
            Object members = ORDERED.treeToValue(body, Object.class);
            return ORDERED.writeValueAsString(members).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] mac(SecretKey key, String purpose, byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
