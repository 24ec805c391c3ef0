package shop.carousel.kit.cursor;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import shop.carousel.kit.problem.Problem;

/**
 * Seals the position where the next page starts, so that a client can carry it but not forge it: HMAC-SHA256, cut to 16
 * bytes, before the text, in base64url. The text is not secret.
 */
@Singleton
public final class Cursors {

    private static final int SEAL_BYTES = 16;
    private static final int MAX_CHARACTERS = 2048;

    private final SecretKeySpec key;

    Cursors(@ConfigProperty(name = "carousel.cursor.key") String key) {
        this.key = new SecretKeySpec(Base64.getUrlDecoder().decode(key.strip()), "HmacSHA256");
    }

    /** A cursor that {@link #open} turns back into the text. */
    public String seal(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] sealed = Arrays.copyOf(sealOf(bytes), SEAL_BYTES + bytes.length);
        System.arraycopy(bytes, 0, sealed, SEAL_BYTES, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The text of a cursor that this shop sealed; any other cursor is a 400 that names {@code cursor}. */
    public String open(String cursor) {
        byte[] sealed = decode(cursor);
        byte[] bytes = Arrays.copyOfRange(sealed, SEAL_BYTES, sealed.length);
        if (!MessageDigest.isEqual(sealOf(bytes), Arrays.copyOf(sealed, SEAL_BYTES))) {
            throw refused();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] decode(String cursor) {
        if (cursor.length() > MAX_CHARACTERS) {
            throw refused();
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(cursor);
            if (sealed.length < SEAL_BYTES) {
                throw refused();
            }
            return sealed;
        } catch (IllegalArgumentException notBase64) {
            throw refused();
        }
    }

    private byte[] sealOf(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(bytes), SEAL_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Problem refused() {
        return Problem.badRequest("cursor", "must be a nextCursor that this shop has given");
    }
}
