package shop.carousel.cart.cart;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Problem;

/** The condition of RFC 9110, section 13.1.1: which versions a change may build on. A weak tag never matches. */
final class IfMatch {

    /** No condition. */
    static final IfMatch ANY = new IfMatch(null);

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"[\\x21\\x23-\\x7E]*\"");
    private static final Pattern TAGS = Pattern.compile(TAG + "(?:[ \\t]*,[ \\t]*" + TAG + ")*");
    private static final int MAX_CHARACTERS = 1_000;

    private final @Nullable Set<String> tags;

    private IfMatch(@Nullable Set<String> tags) {
        this.tags = tags;
    }

    /** Reads the header; what is no list of entity tags is a 400. */
    static IfMatch of(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return ANY;
        }
        if (header.length() > MAX_CHARACTERS || !TAGS.matcher(header.strip()).matches()) {
            throw Problem.badRequest("If-Match", "must be an entity tag such as \"3\", as the ETag header gave it");
        }
        return new IfMatch(TAG.matcher(header).results().map(MatchResult::group).collect(Collectors.toSet()));
    }

    /** The tag of a version. */
    static String tagOf(long version) {
        return "\"" + version + "\"";
    }

    /** Refuses with 412, and the present ETag, a version that is not meant. */
    void require(long version) {
        if (tags != null && !tags.contains(tagOf(version))) {
            throw Problem.preconditionFailed("The cart has changed: it is at version " + version + " now.")
                    .withHeader("ETag", tagOf(version));
        }
    }
}
