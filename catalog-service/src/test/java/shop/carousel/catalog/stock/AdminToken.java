package shop.carousel.catalog.stock;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.util.KeyUtils;
import java.security.GeneralSecurityException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Session tokens as the order service signs them. */
final class AdminToken {

    private AdminToken() {}

    /** A token of somebody with that role. */
    static String of(String name, String role) throws JoseException, GeneralSecurityException {
        var config = ConfigProvider.getConfig();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(config.getValue("mp.jwt.verify.issuer", String.class));
        claims.setSubject(name);
        claims.setStringClaim("upn", name);
        claims.setStringListClaim("groups", role);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(10);
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setAlgorithmHeaderValue("ES256");
        token.setKey(KeyUtils.decodePrivateKey(
                config.getValue("carousel.jwt.private-key", String.class), SignatureAlgorithm.ES256));
        return token.getCompactSerialization();
    }
}
