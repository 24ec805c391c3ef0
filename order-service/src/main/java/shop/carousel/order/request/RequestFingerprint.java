package shop.carousel.order.request;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import shop.carousel.kit.idempotency.Fingerprint;

/** Fingerprints of bodies, under this service's own key. */
@Singleton
public class RequestFingerprint {

    private final SecretKey key;

    RequestFingerprint(@ConfigProperty(name = "carousel.cursor.key") String key) {
        this.key = new SecretKeySpec(Base64.getUrlDecoder().decode(key.strip()), "HmacSHA256");
    }

    /** The fingerprint of a body. */
    public byte[] of(JsonNode body) {
        return Fingerprint.of(body, key);
    }
}
