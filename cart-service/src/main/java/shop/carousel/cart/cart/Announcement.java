package shop.carousel.cart.cart;

/** The header {@code HX-Trigger} for the page's script: the cart has changed, and a message about it. */
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
