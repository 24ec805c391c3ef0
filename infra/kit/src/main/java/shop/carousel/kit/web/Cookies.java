package shop.carousel.kit.web;

/** The names of the shop's cookies. All are HttpOnly and SameSite=Lax. */
public final class Cookies {

    /** The cart's unguessable id. */
    public static final String CART = "carousel-cart";

    /** The signed-in account's token (a JWT). */
    public static final String SESSION = "carousel-session";

    /** The same behind TLS, bound to this host. */
    public static final String HOST_SESSION = "__Host-carousel-session";

    /** The refresh token. */
    public static final String REFRESH = "carousel-refresh";

    /** The same behind TLS. */
    public static final String SECURE_REFRESH = "__Secure-carousel-refresh";

    /** Orders placed from this browser: up to ten pairs of id and token. */
    public static final String ORDERS = "carousel-orders";

    private Cookies() {}
}
