package shop.carousel.kit.identity;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.number.Numbers;
import shop.carousel.kit.web.Cookies;

/**
 * A browser whose token has expired gets a new one on its way to a page: it is redirected to the renewal and back. The
 * redirects keep method and body (307), so a form arrives as it was sent. Only paths that need an identity are renewed
 * ({@link SessionConfig#renewed}); all others work without the order service.
 */
@Singleton
final class Renewal {

    /** The path of the renewal; {@code to} is the way back. */
    static final String PATH = "/api/sessions/renewal";

    /** Behind {@link SecureCookies}. */
    private static final int PRIORITY = 8_000;

    private static final int LONGEST_TOKEN = 8_192;
    private static final Pattern EXPIRY = Pattern.compile("\"exp\"\\s*:\\s*(\\d{1,12})\\b");

    private final List<String> renewed;

    Renewal(SessionConfig config) {
        this.renewed = config.renewed().orElse(List.of());
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        if (isRenewed(context) && isExpired(token(context), Instant.now())) {
            String to = URLEncoder.encode(context.request().uri(), StandardCharsets.UTF_8);
            context.response()
                    .setStatusCode(307)
                    .putHeader("Location", PATH + "?to=" + to)
                    .putHeader("Cache-Control", "private, no-store")
                    .end();
        } else {
            context.next();
        }
    }

    private boolean isRenewed(RoutingContext context) {
        String path = context.request().path();
        HttpMethod method = context.request().method();
        return path != null
                && (method == HttpMethod.GET || method == HttpMethod.POST)
                && renewed.stream().anyMatch(page -> path.equals(page) || path.startsWith(page + "/"));
    }

    private static @Nullable String token(RoutingContext context) {
        Cookie cookie = context.request().getCookie(Cookies.SESSION);
        return cookie == null ? null : cookie.getValue();
    }

    /** Whether it is an expired token. The signature is not checked, because the renewal depends on another secret. */
    static boolean isExpired(@Nullable String token, Instant now) {
        if (token == null || token.length() > LONGEST_TOKEN) {
            return false;
        }
        String[] parts = token.split("\\.", 4);
        return parts.length == 3 && expiry(parts[1]).orElse(Long.MAX_VALUE) <= now.getEpochSecond();
    }

    private static OptionalLong expiry(String claims) {
        try {
            Matcher expiry = EXPIRY.matcher(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8));
            return expiry.find() ? Numbers.whole(expiry.group(1), 0, Long.MAX_VALUE) : OptionalLong.empty();
        } catch (IllegalArgumentException noToken) {
            return OptionalLong.empty();
        }
    }
}
