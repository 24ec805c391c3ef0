package shop.carousel.catalog.search.lucene;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import shop.carousel.catalog.search.TextForm;

/**
 * Writes numbers, units and part numbers of a text so that the tokenizer keeps each of them whole: {@code 17"} and
 * {@code 17 inch} become {@code 17_inch}, {@code 1,5 l} becomes {@code 1.5_l} and {@code WH-1000} becomes {@code
 * WH_1000}. {@link PartsFilter} then cuts them into their parts.
 */
final class CodeText {

    /** Joins the parts of one token. Unicode does not break a word there. */
    static final char GLUE = '_';

    /** Stands for a decimal point, so that a point between parts is told from it. */
    static final char DECIMAL = '\u066b';

    private static final String DASHES = "-\u2010\u2011_";
    private static final String JOINING = DASHES + "\u2013./";

    private static final Pattern NUMBER = Pattern.compile(
            "(?<number>\\d++(?:[.,]\\d++)*+)"
                    + "(?:(?<inch>\"|′′|\\s?(?:[\"”]|''|′′|’’)(?![\\p{L}\\p{N}]))"
                    + "|(?<between>\\s+in\\s+(?=\\d))"
                    + "|(?<unit>\\s+(?=(?:" + Units.spaced() + ")(?![\\p{L}\\p{N}_-]))))?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern GROUPED = Pattern.compile("[1-9]\\d{0,2}(?:,\\d{3})+(?:\\.\\d+)?");
    private static final Pattern GROUPED_BY_POINTS = Pattern.compile("[1-9]\\d{0,2}(?:\\.\\d{3})+,\\d+");
    private static final Pattern ONE_POINT = Pattern.compile("\\d+[.,]\\d+");

    private CodeText() {}

    static String of(String text) {
        return glued(NUMBER.matcher(TextForm.normal(text)).replaceAll(CodeText::number));
    }

    private static String number(MatchResult match) {
        String number = plain(match.group("number"));
        if (match.group("inch") != null) {
            return number + "_inch ";
        }
        if (match.group("between") != null) {
            return number + "_in_"; // as in 2 in 1
        }
        return match.group("unit") == null ? number : number + GLUE;
    }

    /** Without thousands separators, and with one kind of decimal point. What has several points is no number. */
    static String plain(String number) {
        if (GROUPED.matcher(number).matches()) {
            return number.replace(",", "").replace('.', DECIMAL);
        }
        if (GROUPED_BY_POINTS.matcher(number).matches()) {
            return number.replace(".", "").replace(',', DECIMAL);
        }
        return ONE_POINT.matcher(number).matches()
                ? number.replace(',', DECIMAL).replace('.', DECIMAL)
                : number;
    }

    /** Glues what is written without a space. One pass. */
    private static String glued(String text) {
        StringBuilder glued = new StringBuilder(text);
        for (int i = 1; i < text.length() - 1; i++) {
            if (joins(text, i)) {
                i = glue(glued, text, i);
            }
        }
        return glued.toString();
    }

    /**
     * Glues all that stands around the place without a space and returns its end. Words joined by a stroke or a point
     * are words of their own, unless a digit makes a part number of them.
     */
    private static int glue(StringBuilder glued, String text, int place) {
        int start = place;
        while (start > 0 && isWord(text.charAt(start - 1))) {
            start--;
        }
        int end = place + 1;
        while (end < text.length() && (isWord(text.charAt(end)) || joins(text, end))) {
            end++;
        }
        boolean isCode = text.substring(start, end).chars().anyMatch(Character::isDigit);
        for (int i = place; i < end; i++) {
            if (joins(text, i) && (isCode || DASHES.indexOf(text.charAt(i)) >= 0)) {
                glued.setCharAt(i, GLUE);
            }
        }
        return end;
    }

    private static boolean joins(String text, int place) {
        return JOINING.indexOf(text.charAt(place)) >= 0
                && place > 0
                && place < text.length() - 1
                && isWord(text.charAt(place - 1))
                && isWord(text.charAt(place + 1));
    }

    private static boolean isWord(char each) {
        return each == DECIMAL
                || Character.isLetterOrDigit(each)
                || Character.getType(each) == Character.NON_SPACING_MARK;
    }
}
