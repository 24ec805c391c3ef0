package shop.carousel.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import shop.carousel.demo.Layout;
import shop.carousel.demo.Layout.Service;

/** Tokens as the shop signs them, with its own key, and such as it must not believe. Each has its own session. */
final class Tokens {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ISSUER = "https://carousel.shop";
    private static final int LIFE_SECONDS = 600;

    private final PrivateKey own;
    private final PrivateKey strange;
    private final byte[] publicKey;

    Tokens(Layout layout) {
        try {
            own = KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(key(layout, "carousel.jwt.private-key")));
            publicKey = key(layout, "carousel.jwt.public-key");
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(256);
            strange = keys.generateKeyPair().getPrivate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] key(Layout layout, String name) {
        try {
            String text = Files.readString(layout.secrets(Service.ORDER).resolve(name));
            return Base64.getMimeDecoder().decode(text.replaceAll("-----[^-]+-----", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whom a token names. */
    record Account(String id, String role) {}

    /** A good one. */
    String good(Account account) {
        return signed(own, claims(account, ISSUER, LIFE_SECONDS));
    }

    /** What must open nothing, by what is wrong with it. */
    Map<String, String> bad(Account account, String revoked) {
        Map<String, Object> claims = claims(account, ISSUER, LIFE_SECONDS);
        Map<String, String> bad = new TreeMap<>();
        bad.put("forged", signed(strange, claims));
        bad.put("expired", signed(own, claims(account, ISSUER, -LIFE_SECONDS)));
        bad.put("wrong issuer", signed(own, claims(account, "https://example.org", LIFE_SECONDS)));
        bad.put("alg none", text("none", claims) + ".");
        bad.put("public key as a secret", keyed(claims));
        bad.put("no token", "none");
        bad.put("revoked", revoked);
        return bad;
    }

    /** The account that a token of the shop's names. */
    static Account accountOf(String token) {
        try {
            var claims = JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
            return new Account(
                    claims.get("sub").asText(), claims.get("groups").get(0).asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> claims(Account account, String issuer, int life) {
        long now = Instant.now().getEpochSecond();
        return Map.of(
                "iss",
                issuer,
                "sub",
                account.id(),
                "upn",
                "somebody@example.org",
                "name",
                "Somebody",
                "groups",
                List.of(account.role()),
                "jti",
                UUID.randomUUID().toString(),
                "iat",
                Math.min(now, now + life - 1),
                "exp",
                now + life);
    }

    private static String text(String algorithm, Map<String, Object> claims) {
        return encoded(Rest.write(Map.of("typ", "JWT", "alg", algorithm)).getBytes(StandardCharsets.UTF_8))
                + "."
                + encoded(Rest.write(claims).getBytes(StandardCharsets.UTF_8));
    }

    private static String signed(PrivateKey key, Map<String, Object> claims) {
        try {
            String text = text("ES256", claims);
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whoever takes the algorithm's name from the token takes the public key for a shared secret. */
    private String keyed(Map<String, Object> claims) {
        try {
            String text = text("HS256", claims);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(publicKey, "HmacSHA256"));
            return text + "." + encoded(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
