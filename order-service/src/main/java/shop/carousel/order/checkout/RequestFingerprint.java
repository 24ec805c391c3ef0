package shop.carousel.order.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import shop.carousel.kit.idempotency.Fingerprint;

/**
 * Fingerprints of bodies that have card numbers in them. A plain hash is kept for a day and would let whoever steals it try all
 * numbers; under a secret key it tells nothing.
 */
@Singleton
class RequestFingerprint {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    RequestFingerprint(@ConfigProperty(name = "carousel.cursor.key") String key) {
        this.key = new SecretKeySpec(Base64.getUrlDecoder().decode(key.strip()), ALGORITHM);
    }

    byte[] of(JsonNode body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update("order request".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return mac.doFinal(Fingerprint.of(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
