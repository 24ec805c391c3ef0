package shop.carousel.order.account;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.web.Cookies;
import shop.carousel.order.account.Sessions.Opened;

/**
 * The cookies that keep a session in a browser. The token's cookie lasts as long as the session, so that a page
 * recognises an expired token that can be renewed; the secret that renews it is sent to {@code /api/sessions} alone.
 * Behind TLS both have names that only this host can set, over TLS.
 */
@Singleton
class SessionCookies {

    private static final String RENEWING = "/api/sessions";

    private final CurrentVertxRequest current;
    private final Clock clock;

    SessionCookies(CurrentVertxRequest current, Clock clock) {
        this.current = current;
        this.clock = clock;
    }

    /** Those of a session; without the secret, the one that the browser has stays. */
    NewCookie[] of(Opened opened) {
        NewCookie token = cookie(tokenName(), opened.token(), "/", rest(opened.endsAt()));
        String secret = opened.refresh();
        return secret == null
                ? new NewCookie[] {token}
                : new NewCookie[] {token, cookie(secretName(), secret, RENEWING, rest(opened.endsAt()))};
    }

    /** Those that take them away. */
    NewCookie[] none() {
        return new NewCookie[] {cookie(tokenName(), "", "/", 0), cookie(secretName(), "", RENEWING, 0)};
    }

    /** The secret that the request brings; null if it brings none. */
    @Nullable
    String secret() {
        var cookie = current.getCurrent().request().getCookie(secretName());
        return cookie == null ? null : cookie.getValue();
    }

    private int rest(Instant end) {
        return (int) Math.max(0, Duration.between(clock.instant(), end).toSeconds());
    }

    private NewCookie cookie(String name, String value, String path, int maxAgeSeconds) {
        return new NewCookie.Builder(name)
                .value(value)
                .path(path)
                .httpOnly(true)
                .secure(isSecure())
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge(maxAgeSeconds)
                .build();
    }

    private String tokenName() {
        return isSecure() ? Cookies.HOST_SESSION : Cookies.SESSION;
    }

    private String secretName() {
        return isSecure() ? Cookies.SECURE_REFRESH : Cookies.REFRESH;
    }

    private boolean isSecure() {
        return "https".equals(current.getCurrent().request().scheme());
    }
}
