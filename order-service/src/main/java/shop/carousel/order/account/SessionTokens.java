package shop.carousel.order.account;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.util.KeyUtils;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Signs tokens of sessions: JWTs with ES256 that every service verifies by the public key. */
@Singleton
class SessionTokens {

    private final PrivateKey key;
    private final String issuer;
    private final AccountConfig config;
    private final Clock clock;

    SessionTokens(
            @ConfigProperty(name = "carousel.jwt.private-key") String key,
            @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer,
            AccountConfig config,
            Clock clock)
            throws GeneralSecurityException {
        this.key = KeyUtils.decodePrivateKey(key, SignatureAlgorithm.ES256);
        this.issuer = issuer;
        this.config = config;
        this.clock = clock;
    }

    /** A token of that session that says who its bearer is; it is over before its session is. */
    String sign(Account account, UUID session, Instant sessionEnd) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant end = now.plus(config.tokenTime());
        return Jwt.issuer(issuer)
                .subject(account.id().toString())
                .upn(account.email())
                .claim("name", account.name())
                .groups(account.role())
                .claim("jti", session.toString())
                .issuedAt(now)
                .expiresAt(end.isBefore(sessionEnd) ? end : sessionEnd)
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .sign(key);
    }
}
