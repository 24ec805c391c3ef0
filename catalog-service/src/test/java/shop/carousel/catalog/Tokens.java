package shop.carousel.catalog;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.util.KeyUtils;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Session tokens as the order service signs them. */
public final class Tokens {

    private Tokens() {}

    /** A token of somebody with that role. */
    public static String of(String name, String role) {
        return signed(claims(name, role));
    }

    private static JwtClaims claims(String subject, String role) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ConfigProvider.getConfig().getValue("mp.jwt.verify.issuer", String.class));
        claims.setSubject(subject);
        claims.setStringClaim("upn", subject);
        claims.setStringListClaim("groups", role);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(10);
        return claims;
    }

    /** A token of a customer's account. */
    public static String ofAccount(UUID account, String name) {
        JwtClaims claims = claims(account.toString(), "customer");
        claims.setStringClaim("name", name);
        claims.setStringClaim("jti", UUID.randomUUID().toString());
        return signed(claims);
    }

    private static String signed(JwtClaims claims) {
        String key = ConfigProvider.getConfig().getValue("carousel.jwt.private-key", String.class);
        try {
            JsonWebSignature token = new JsonWebSignature();
            token.setPayload(claims.toJson());
            token.setAlgorithmHeaderValue("ES256");
            token.setKey(KeyUtils.decodePrivateKey(key, SignatureAlgorithm.ES256));
            return token.getCompactSerialization();
        } catch (GeneralSecurityException | JoseException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
