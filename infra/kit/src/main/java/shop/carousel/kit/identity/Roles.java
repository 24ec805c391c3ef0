package shop.carousel.kit.identity;

/** The roles that a session's token can carry in its {@code groups} claim. */
public final class Roles {

    /** May change products, stock and orders. */
    public static final String ADMIN = "admin";

    /** Has an account. */
    public static final String CUSTOMER = "customer";

    private Roles() {}
}
