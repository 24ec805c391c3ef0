package shop.carousel.order.access;

import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.web.Cookies;

/**
 * The order that a request is about, and the sender's proof.
 *
 * @param tokenHeader the order's token, which wins over {@code token}
 * @param token the same as a query parameter
 * @param browserOrders the cookie with the orders of this browser
 */
public record AskedOrder(
        @RestPath String id,
        @RestHeader("Order-Token") @Nullable String tokenHeader,
        @RestQuery @Nullable String token,
        @RestCookie(Cookies.ORDERS) @Nullable String browserOrders) {

    /** The token, if any. */
    public @Nullable String shown() {
        return tokenHeader != null ? tokenHeader : token;
    }
}
