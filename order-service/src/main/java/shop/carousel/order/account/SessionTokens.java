package shop.carousel.order.account;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.util.KeyUtils;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import shop.carousel.kit.web.Cookies;

/** Signs sessions: JWTs with ES256 that every service verifies by the public key. */
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

    /** A token with what it says of its session; times in whole seconds, as tokens have them. */
    record Signed(String text, UUID session, Instant issuedAt, Instant expiresAt) {}

    /** A token of a new session that says who its bearer is. */
    Signed sign(Account account) {
        UUID session = UUID.randomUUID();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant end = now.plus(config.sessionTime());
        String text = Jwt.issuer(issuer)
                .subject(account.id().toString())
                .upn(account.email())
                .claim("name", account.name())
                .groups(account.role())
                .claim("jti", session.toString())
                .issuedAt(now)
                .expiresAt(end)
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .sign(key);
        return new Signed(text, session, now, end);
    }

    /** The cookie that carries it in browsers. */
    NewCookie cookie(String token) {
        return cookie(token, (int) config.sessionTime().toSeconds());
    }

    /** The cookie that takes it away. */
    NewCookie noCookie() {
        return cookie("", 0);
    }

    private static NewCookie cookie(String value, int maxAgeSeconds) {
        return new NewCookie.Builder(Cookies.SESSION)
                .value(value)
                .path("/")
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge(maxAgeSeconds)
                .build();
    }
}
