package shop.carousel.kit.identity;

/** The roles that a session's token can carry in its {@code groups} claim. */
public final class Roles {

    /** May change products, stock and orders. */
    public static final String ADMIN = "admin";

    /** Reads orders, and cancels or refunds them up to a limit. */
    public static final String SUPPORT = "support";

    /** Has an account. */
    public static final String CUSTOMER = "customer";

    private Roles() {}
}
