package shop.carousel.order.access;

import jakarta.ws.rs.core.NewCookie;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.web.Cookies;

/**
 * The orders that were placed from a browser, as its cookie keeps them: up to ten pairs {@code id.token}, the newest
 * first.
 */
public final class BrowserOrders {

    private static final int MOST = 10;
    private static final int DAYS_30 = 30 * 24 * 3600;
    private static final Pattern PAIR =
            Pattern.compile("([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\.([A-Za-z0-9_-]{20,64})");

    private final Map<UUID, OrderToken> tokens;

    private BrowserOrders(Map<UUID, OrderToken> tokens) {
        this.tokens = Collections.unmodifiableMap(tokens);
    }

    /** Reads a cookie's value; anything but such pairs is ignored. */
    public static BrowserOrders of(@Nullable String cookie) {
        Map<UUID, OrderToken> tokens = new LinkedHashMap<>();
        if (cookie != null) {
            PAIR.matcher(cookie)
                    .results()
                    .limit(MOST)
                    .forEach(pair -> tokens.putIfAbsent(UUID.fromString(pair.group(1)), new OrderToken(pair.group(2))));
        }
        return new BrowserOrders(tokens);
    }

    /** The same orders with one more; the oldest beyond ten is forgotten. */
    public BrowserOrders with(UUID id, OrderToken token) {
        Map<UUID, OrderToken> more = new LinkedHashMap<>();
        more.put(id, token);
        tokens.forEach(more::putIfAbsent);
        more.keySet().retainAll(more.keySet().stream().limit(MOST).toList());
        return new BrowserOrders(more);
    }

    /** The proof that this browser placed the order. */
    public Optional<OrderToken> tokenOf(UUID id) {
        return Optional.ofNullable(tokens.get(id));
    }

    /** The orders, the newest first. */
    public List<UUID> ids() {
        return List.copyOf(tokens.keySet());
    }

    /** The cookie that keeps them. */
    public NewCookie cookie() {
        String value = tokens.entrySet().stream()
                .map(pair -> pair.getKey() + "." + pair.getValue().text())
                .collect(Collectors.joining("~"));
        return new NewCookie.Builder(Cookies.ORDERS)
                .value(value)
                .path("/")
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge(DAYS_30)
                .build();
    }
}
