package shop.carousel.cart.cart;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** A cart's id: 128 random bits in base64url. To know it is the right to use the cart. */
final class CartId {

    static final String REGEX = "[A-Za-z0-9_-]{22}";
    static final String RULE = "must be the id of a cart";

    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile(REGEX);
    private static final SecureRandom RANDOM = new SecureRandom();

    private CartId() {}

    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether there can be a cart of that id at all. */
    static boolean isWellFormed(String id) {
        return FORM.matcher(id).matches();
    }
}
