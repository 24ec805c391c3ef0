package shop.carousel.order.account;

import java.util.regex.Pattern;

/** What passes for an e-mail address: enough to catch slips of the pen; whether it exists only a message to it can tell. */
public final class EmailAddress {

    /** The rule, for people. */
    public static final String RULE = "must be an address like name@example.org";

    private static final int LONGEST = 254;
    private static final Pattern SHAPE = Pattern.compile(
            "[^@\\s\\p{Cntrl}<>\"(),:;]{1,64}@[^@\\s\\p{Cntrl}<>\"(),:;]+\\.[^@\\s\\p{Cntrl}<>\"(),:;.]{2,}");

    private EmailAddress() {}

    public static boolean isValid(String text) {
        return text.length() <= LONGEST && SHAPE.matcher(text).matches();
    }
}
