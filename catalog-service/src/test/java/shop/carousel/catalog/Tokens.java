package shop.carousel.catalog;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.util.KeyUtils;
import java.security.GeneralSecurityException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Session tokens as the order service signs them. */
public final class Tokens {

    private Tokens() {}

    /** A token of somebody with that role. */
    public static String of(String name, String role) {
        var config = ConfigProvider.getConfig();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(config.getValue("mp.jwt.verify.issuer", String.class));
        claims.setSubject(name);
        claims.setStringClaim("upn", name);
        claims.setStringListClaim("groups", role);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(10);
        return signed(claims, config.getValue("carousel.jwt.private-key", String.class));
    }

    private static String signed(JwtClaims claims, String key) {
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
