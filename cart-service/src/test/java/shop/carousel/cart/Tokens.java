package shop.carousel.cart;

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

    /** A token of a customer. */
    public static String of(UUID account) {
        var config = ConfigProvider.getConfig();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(config.getValue("mp.jwt.verify.issuer", String.class));
        claims.setSubject(account.toString());
        claims.setStringClaim("upn", account + "@example.org");
        claims.setStringListClaim("groups", "customer");
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(10);
        try {
            JsonWebSignature token = new JsonWebSignature();
            token.setPayload(claims.toJson());
            token.setAlgorithmHeaderValue("ES256");
            token.setKey(KeyUtils.decodePrivateKey(
                    config.getValue("carousel.jwt.private-key", String.class), SignatureAlgorithm.ES256));
            return token.getCompactSerialization();
        } catch (GeneralSecurityException | JoseException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
