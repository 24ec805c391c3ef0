package shop.carousel.cart.cart;

/**
 * What the page's script is told in the header {@code HX-Trigger}: that the cart has changed, and what to say about it.
 */
final class Announcement {

    static final String CART_CHANGED = "cart-changed";

    private static final int MAX_NAME = 80;

    private Announcement() {}

    /** JSON in printable ASCII, as headers need it. */
    static String added(int units, String product) {
        String name = product.length() > MAX_NAME ? product.substring(0, MAX_NAME) + "…" : product;
        return "{\"cart-changed\":\"\",\"notify\":\"" + escaped(units + " × " + name + " added to your cart") + "\"}";
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(unit -> {
            boolean plain = unit >= 0x20 && unit < 0x7F && unit != '"' && unit != '\\';
            escaped.append(plain ? Character.toString(unit) : "\\u%04x".formatted(unit));
        });
        return escaped.toString();
    }
}
