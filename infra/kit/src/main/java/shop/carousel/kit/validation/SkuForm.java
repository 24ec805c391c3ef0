package shop.carousel.kit.validation;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form of a SKU: 1 to 64 letters, digits, dots, dashes and underscores, the first a letter or digit. Upper and
 * lower case differ. A text of another form is no product's SKU, so neither database nor locks need to be asked.
 */
public final class SkuForm {

    /** The form as a regular expression. */
    public static final String REGEX = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    /** What a SKU must be, for people. */
    public static final String RULE =
            "must be 1 to 64 letters, digits, dots, dashes or underscores, and start with a letter or digit";

    private static final Pattern FORM = Pattern.compile(REGEX);

    private SkuForm() {}

    /** Whether the text has the form of a SKU. */
    public static boolean holds(@Nullable String text) {
        return text != null && FORM.matcher(text).matches();
    }
}
