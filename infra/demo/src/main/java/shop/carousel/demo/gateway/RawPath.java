package shop.carousel.demo.gateway;

import java.util.Locale;
import java.util.regex.Pattern;

/** Refuses paths that the parts of a chain are known to read in different ways; the services refuse the same ones again. */
final class RawPath {

    private static final Pattern FORBIDDEN =
            Pattern.compile(";|%3b|%2f|%5c|%00|\\\\|//|/\\.{1,2}(/|$)|%2e|%25|%(?![0-9a-f]{2})|[\\x00-\\x20\\x7f]");

    private RawPath() {}

    /** The path of a request target, without its query. */
    static String of(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    static boolean isRefused(String path) {
        return !path.startsWith("/")
                || FORBIDDEN.matcher(path.toLowerCase(Locale.ROOT)).find();
    }
}
