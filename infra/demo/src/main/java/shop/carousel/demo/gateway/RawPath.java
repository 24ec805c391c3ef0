package shop.carousel.demo.gateway;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Refuses paths that the parts of a chain are known to read in different ways; the services refuse the same ones again.
 */
final class RawPath {

    private static final int ASCII = 0x80;
    private static final Pattern FORBIDDEN =
            Pattern.compile(";|%3b|%2f|%5c|%00|\\\\|//|/\\.{1,2}(/|$)|%2e|%25|%(?![0-9a-f]{2})|[\\x00-\\x20\\x7f]");

    private RawPath() {}

    static boolean isRefused(String path) {
        return !path.startsWith("/")
                || FORBIDDEN.matcher(path.toLowerCase(Locale.ROOT)).find();
    }

    /**
     * A path and query as every server reads it: a percent sign that begins no octet, and letters beyond ASCII, are
     * encoded. People paste such addresses, and what they mean is plain.
     */
    static String encoded(String target) {
        int plain = plain(target);
        if (plain == target.length()) {
            return target;
        }
        var encoded = new StringBuilder(target.length() + 16).append(target, 0, plain);
        for (int at = plain; at < target.length(); at = target.offsetByCodePoints(at, 1)) {
            char here = target.charAt(at);
            if (here >= ASCII) {
                encoded.append(URLEncoder.encode(Character.toString(target.codePointAt(at)), StandardCharsets.UTF_8));
            } else {
                encoded.append(here == '%' && !isOctet(target, at) ? "%25" : Character.toString(here));
            }
        }
        return encoded.toString();
    }

    private static int plain(String target) {
        for (int at = 0; at < target.length(); at++) {
            char here = target.charAt(at);
            if (here >= ASCII || (here == '%' && !isOctet(target, at))) {
                return at;
            }
        }
        return target.length();
    }

    private static boolean isOctet(String target, int percent) {
        return percent + 2 < target.length()
                && HexFormat.isHexDigit(target.charAt(percent + 1))
                && HexFormat.isHexDigit(target.charAt(percent + 2));
    }
}
