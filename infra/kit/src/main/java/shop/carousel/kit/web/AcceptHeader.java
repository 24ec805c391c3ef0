package shop.carousel.kit.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The header {@code Accept} (RFC 9110, section 12.5.1) as clients really send it. Invalid media ranges are ignored, as
 * the RFC allows for a header that only states a preference; Java's old {@code *; q=.2} is read as intended.
 */
final class AcceptHeader {

    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
    private static final Pattern RANGE =
            Pattern.compile("(?<type>\\*|" + TOKEN + "/" + TOKEN + ")(?<parameters>(?:\\s*;[^;,]*){0,8})");
    private static final Pattern QUALITY =
            Pattern.compile(";\\s*q\\s*=\\s*(?<q>0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?|\\.[0-9]{1,3})\\s*(?:;|$)");
    private static final int MOST_RANGES = 32;
    private static final int LONGEST_RANGE = 256;

    private AcceptHeader() {}

    /** The ranges that can be understood, each with its quality alone; nothing when there are none. */
    static Optional<String> clean(String header) {
        String ranges = Stream.of(header.split(",", MOST_RANGES + 1))
                .limit(MOST_RANGES)
                .filter(range -> range.length() <= LONGEST_RANGE)
                .map(range -> RANGE.matcher(range.strip()))
                .filter(Matcher::matches)
                .map(AcceptHeader::range)
                .collect(Collectors.joining(", "));
        return ranges.isEmpty() ? Optional.empty() : Optional.of(ranges);
    }

    private static String range(Matcher range) {
        String type = range.group("type").equals("*") ? "*/*" : range.group("type");
        Matcher quality = QUALITY.matcher(range.group("parameters"));
        return quality.find() ? type + ";q=" + digits(quality.group("q")) : type;
    }

    private static String digits(String quality) {
        return quality.startsWith(".") ? "0" + quality : quality;
    }
}
