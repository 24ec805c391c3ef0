package shop.carousel.demo.servers;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** Fresh random secrets. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LINE_CHARS = 64;

    private Secrets() {}

    /** A key pair as PEM texts, for signing with ES256 (EC, P-256). */
    public record SigningKeys(String privateKey, String publicKey) {
        @Override
        public String toString() {
            return "SigningKeys[…]";
        }
    }

    /** That many random bytes in base64url without padding. */
    public static String token(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** A new pair of keys. */
    public static SigningKeys signingKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            var pair = generator.generateKeyPair();
            return new SigningKeys(pem("PRIVATE KEY", pair.getPrivate()), pem("PUBLIC KEY", pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK cannot make P-256 keys.", e);
        }
    }

    private static String pem(String kind, Key key) {
        String content = Base64.getMimeEncoder(LINE_CHARS, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN " + kind + "-----\n" + content + "\n-----END " + kind + "-----\n";
    }
}
