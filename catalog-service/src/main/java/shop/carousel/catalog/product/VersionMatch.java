package shop.carousel.catalog.product;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.number.Numbers;

/**
 * The header {@code If-Match} of a product's write. It names product versions, as {@code "v3"} or as the ETag {@code
 * "3-17"} of a read, whose stock half does not matter here: a sale does not contradict a new description.
 */
final class VersionMatch {

    private static final Pattern TAG = Pattern.compile("\"?v?([0-9]{1,18})(-[0-9]{1,18})?\"?");

    private VersionMatch() {}

    /** Whether the header lets a write to this present version pass; empty is a product that does not exist. */
    static boolean holds(@Nullable String ifMatch, OptionalLong present) {
        if (ifMatch == null || ifMatch.isBlank()) {
            return true;
        }
        if (present.isEmpty()) {
            return false;
        }
        for (String tag : ifMatch.split(",", -1)) {
            if (names(tag.strip(), present.getAsLong())) {
                return true;
            }
        }
        return false;
    }

    private static boolean names(String tag, long version) {
        var matcher = TAG.matcher(tag);
        return tag.equals("*")
                || matcher.matches()
                        && Numbers.whole(matcher.group(1), 0, Long.MAX_VALUE).equals(OptionalLong.of(version));
    }
}
