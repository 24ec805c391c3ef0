package shop.carousel.kit.web;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import shop.carousel.kit.problem.Problem;

/**
 * Names and values in {@code application/x-www-form-urlencoded}, of a query or a form, before anything decodes them.
 * Characters that browsers leave unescaped are escaped; a percent sign without two digits means itself, as the URL
 * standard of browsers has it (url.spec.whatwg.org, percent-decode). A zero character, which no database stores, is
 * refused.
 */
final class UrlEncoded {

    private static final Pattern TO_ESCAPE =
            Pattern.compile("%(?![0-9a-fA-F]{2})|[^\\x21\\x23-\\x3B\\x3D\\x3F-\\x5B\\x5D\\x5F\\x61-\\x7A\\x7E]");
    private static final Pattern ZERO = Pattern.compile("%00|\\x00");
    private static final Pattern NOTHING = Pattern.compile("(?<![^&])=+(?![^&])");
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final HexFormat ESCAPED = HexFormat.of().withUpperCase().withPrefix("%");
    private static final int MOST_FIELDS = 1_000;

    private UrlEncoded() {}

    /** The same text with only characters that are allowed in a URI. */
    static String mended(String text) {
        return TO_ESCAPE.matcher(text).replaceAll(UrlEncoded::escape);
    }

    /** {@link #mended}, without fields that have neither a name nor a value, on which the platform's parser fails. */
    static String mendedForm(String text) {
        return NOTHING.matcher(mended(text)).replaceAll("");
    }

    private static String escape(MatchResult character) {
        return ESCAPED.formatHex(character.group().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A 400 that names the first field that is wrong.
     *
     * @param whole the name to use if the field's own cannot be shown
     */
    static Optional<Problem> refusal(String text, String whole) {
        String[] fields = text.split("&", MOST_FIELDS + 1);
        if (fields.length > MOST_FIELDS) {
            return Optional.of(Problem.badRequest(whole, "has more than " + MOST_FIELDS + " fields"));
        }
        if (ZERO.matcher(text).find()) {
            for (String field : fields) {
                if (ZERO.matcher(field).find()) {
                    return Optional.of(Problem.badRequest(nameOf(field, whole), "has a zero character"));
                }
            }
        }
        return Optional.empty();
    }

    private static String nameOf(String field, String whole) {
        String name = field.split("=", 2)[0];
        return PLAIN_NAME.matcher(name).matches() ? name : whole;
    }
}
