package shop.carousel.kit.web;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import shop.carousel.kit.problem.Problem;

/**
 * Refuses request paths that servers are known to read in different ways: path parameters, encoded separators, empty
 * and dot segments, broken escapes, and every character that is not allowed in a URI. No path of the shop needs any of
 * them.
 */
public final class RawPath {

    private static final Pattern FORBIDDEN =
            Pattern.compile(";|%3b|%2f|%5c|%00|//|/\\.{1,2}(/|$)|%2e|%25|%(?![0-9a-f]{2})|[^!$&-;=@_a-z~%]");

    private RawPath() {}

    /** A 400 for a path that is refused; the query does not count. */
    public static Optional<Problem> refusal(String uri) {
        String path = pathOf(uri).toLowerCase(Locale.ROOT);
        return path.startsWith("/") && !FORBIDDEN.matcher(path).find()
                ? Optional.empty()
                : Optional.of(
                        Problem.badRequest("path", "The path has characters or segments that are not accepted here."));
    }

    private static String pathOf(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }
}
