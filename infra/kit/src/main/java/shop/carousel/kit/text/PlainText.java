package shop.carousel.kit.text;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.text.TextReading.Given;
import shop.carousel.kit.text.TextReading.Missing;
import shop.carousel.kit.text.TextReading.Refused;

/**
 * Reads texts that people see. A text has a visible character, no control characters, and its length is counted in code
 * points. The result is in NFC, without spaces and invisible characters at its ends. Joiners inside stay, because
 * scripts and emoji need them.
 */
public final class PlainText {

    /** A bound before any work on the text: no character of a good text takes more than this many UTF-16 units. */
    private static final int UNITS_A_CHARACTER = 8;

    private static final int MINUS = 0x2212;

    /** Unicode's stream-safe format (UAX 15, D4) has at most this many marks in a row. */
    private static final int MARKS_IN_A_ROW = 30;

    /**
     * Unicode's Default_Ignorable_Code_Point, which the JDK's patterns do not name, and the blank of Braille; without
     * those that choose how the character before them looks.
     */
    private static final String INVISIBLE =
            "\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F"
                    + "\\u2800\\u3164\\uFEFF\\uFFA0\\uFFF0-\\uFFF8\\x{1BCA0}-\\x{1BCA3}\\x{1D173}-\\x{1D17A}";

    private static final String SELECTORS = "\\u180B-\\u180D\\u180F\\uFE00-\\uFE0F\\x{E0000}-\\x{E0FFF}";

    private static final String BLANK = "\\p{IsWhite_Space}" + INVISIBLE;
    private static final Pattern FIRST_BLANKS = Pattern.compile("^[" + BLANK + "]+");
    private static final Pattern LAST_BLANKS = Pattern.compile("(?<![" + BLANK + "])[" + BLANK + "]++$");
    private static final Pattern ANY_INVISIBLE = Pattern.compile("[" + INVISIBLE + SELECTORS + "]");
    private static final Pattern VISIBLE =
            Pattern.compile("[^" + BLANK + SELECTORS + "\\p{Cc}\\p{Cs}\\p{Cn}\\p{Mn}\\p{Me}]");
    private static final Pattern TOO_MANY_MARKS = Pattern.compile("[\\p{Mn}\\p{Me}]{" + (MARKS_IN_A_ROW + 1) + "}");

    /** Controls, halves of characters, and characters that turn the direction of what stands beside them. */
    private static final String HARMFUL = "\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069";

    private static final Pattern NOT_IN_A_LINE = Pattern.compile("[\\p{Cc}\\u2028\\u2029" + HARMFUL + "]");
    private static final Pattern NOT_IN_LINES = Pattern.compile("[\\p{Cc}" + HARMFUL + "&&[^\\t\\n]]");
    private static final Pattern LINE_END = Pattern.compile("\\r\\n?|[\\u0085\\u2028\\u2029]");

    private PlainText() {}

    /** A text of one line, such as a name. */
    public static TextReading line(@Nullable String given, int longest) {
        return read(given, longest, NOT_IN_A_LINE, "must not have line breaks or control characters");
    }

    /** A text of several lines, such as a description: ends of lines become {@code \n}, tabs stay. */
    public static TextReading lines(@Nullable String given, int longest) {
        String unix = given == null ? null : LINE_END.matcher(given).replaceAll("\n");
        return read(unix, longest, NOT_IN_LINES, "must not have control characters");
    }

    /** Without spaces and invisible characters at its ends. */
    public static String trimmed(String text) {
        return LAST_BLANKS.matcher(FIRST_BLANKS.matcher(text).replaceFirst("")).replaceFirst("");
    }

    /**
     * A short text of digits and Latin letters as a plain keyboard writes it: digits of any script, wide letters,
     * dashes and spaces of any kind become ASCII's, invisible characters go. The caller bounds its length.
     */
    public static String folded(String text) {
        String visible = ANY_INVISIBLE.matcher(text).replaceAll("");
        String narrow = Normalizer.normalize(visible, Normalizer.Form.NFKC);
        StringBuilder folded = new StringBuilder(narrow.length());
        narrow.codePoints().map(PlainText::folded).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static int folded(int character) {
        int digit = Character.digit(character, 10);
        if (digit >= 0) {
            return '0' + digit;
        }
        if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
            return ' ';
        }
        return Character.getType(character) == Character.DASH_PUNCTUATION || character == MINUS ? '-' : character;
    }

    /** Whether it has an invisible character other than a space. */
    public static boolean hasInvisible(String text) {
        return ANY_INVISIBLE.matcher(text).find();
    }

    private static TextReading read(@Nullable String given, int longest, Pattern harmful, String rule) {
        if (given == null) {
            return new Missing();
        }
        Refused tooLong = new Refused("must have at most %,d characters".formatted(longest));
        String text = trimmed(given);
        if (text.length() > (long) longest * UNITS_A_CHARACTER) {
            return tooLong;
        }
        if (harmful.matcher(text).find()) {
            return new Refused(rule);
        }
        if (TOO_MANY_MARKS.matcher(text).find()) {
            return new Refused("must not have more than " + MARKS_IN_A_ROW + " marks on a character");
        }
        if (!VISIBLE.matcher(text).find()) {
            return new Missing();
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return composed.codePointCount(0, composed.length()) > longest ? tooLong : new Given(composed);
    }
}
