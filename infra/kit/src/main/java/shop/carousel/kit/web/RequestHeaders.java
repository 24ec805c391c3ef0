package shop.carousel.kit.web;

import io.vertx.core.MultiMap;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.regex.Pattern;
import shop.carousel.kit.problem.Problem;

/**
 * Repairs headers on which the framework would fail, before it reads them. A header that only states a preference is
 * repaired or dropped; one that says how to read the body is refused if it is invalid.
 */
final class RequestHeaders {

    private static final String TOKEN = "[A-Za-z0-9!#$&^_.+-]{1,127}";
    private static final Pattern MEDIA_TYPE = Pattern.compile(
            TOKEN + "/" + TOKEN + "(?:\\s*;\\s*" + TOKEN + "\\s*=\\s*(?:\"[^\"\\\\]*\"|[^\\s;\",]+)){0,8}\\s*;?");
    private static final int LONGEST_MEDIA_TYPE = 256;
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s;\",]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"[\\x21\\x23-\\x7E]*\"");
    private static final Pattern TAGS = Pattern.compile("\\*|" + TAG + "(?:\\s*,\\s*" + TAG + "){0,63}");

    private RequestHeaders() {}

    /** Repairs what it can, and returns a refusal for what it cannot. */
    static Optional<Problem> clean(MultiMap headers) {
        cleanAccept(headers);
        cleanIfNoneMatch(headers);
        return contentTypeRefusal(headers);
    }

    private static void cleanAccept(MultiMap headers) {
        var all = headers.getAll("Accept");
        if (!all.isEmpty()) {
            headers.remove("Accept");
            AcceptHeader.clean(String.join(",", all)).ifPresent(clean -> headers.set("Accept", clean));
        }
    }

    /**
     * {@code If-None-Match} compares weakly (RFC 9110, section 13.1.2), so that a weak tag is as good as its strong
     * one.
     */
    private static void cleanIfNoneMatch(MultiMap headers) {
        var all = headers.getAll("If-None-Match");
        if (!all.isEmpty()) {
            String tags = String.join(", ", all).strip();
            headers.remove("If-None-Match");
            if (TAGS.matcher(tags).matches()) {
                headers.set("If-None-Match", tags.replace("W/\"", "\""));
            }
        }
    }

    private static Optional<Problem> contentTypeRefusal(MultiMap headers) {
        var all = headers.getAll("Content-Type");
        boolean understood = all.isEmpty()
                || (all.size() == 1
                        && all.getFirst().length() <= LONGEST_MEDIA_TYPE
                        && MEDIA_TYPE.matcher(all.getFirst().strip()).matches()
                        && hasKnownCharset(all.getFirst()));
        return understood
                ? Optional.empty()
                : Optional.of(Problem.of(
                                415,
                                "unsupported-media-type",
                                "Unsupported media type",
                                "Content-Type is not one media type with a known character set.")
                        .withError("Content-Type", "is not one media type with a known character set"));
    }

    private static boolean hasKnownCharset(String contentType) {
        var charset = CHARSET.matcher(contentType);
        try {
            return !charset.find() || Charset.isSupported(charset.group(1));
        } catch (IllegalArgumentException notAName) {
            return false;
        }
    }
}
