package shop.carousel.catalog.search.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.carousel.catalog.search.TextForm;

/**
 * A typed text in its parts: {@code red lamp -desk "cloth cable"} wants all words but {@code desk}, the last two side
 * by side. A quote behind a number is inches and a dash before a number is a sign, so neither opens anything. Marks
 * without a partner or a word mean nothing.
 *
 * @param normal the whole text in its normal form
 * @param wanted the text without what is excluded and without the quotes; as long as the whole, with spaces in their
 *     place
 * @param free what is wanted outside of quotes, as long as the whole: the words that may be corrected
 * @param phrases what stood in quotes
 * @param excluded words and phrases that no hit has
 */
record SearchText(String normal, String wanted, String free, List<String> phrases, List<String> excluded) {

    private static final Pattern MARKED = Pattern.compile("(?<![^\\s(])(?:(?<minus>-)?"
            + "[\"“„](?<phrase>(?=[\\p{L}\\p{N}])[^\"“”„]*[\\p{L}\\p{N}.!?])[\"”“](?![^\\s,;.)])"
            + "|-(?<word>\\p{L}[^\\s\"“”]*))");

    static SearchText of(String typed) {
        String normal = TextForm.normal(typed);
        StringBuilder wanted = new StringBuilder(normal);
        StringBuilder free = new StringBuilder(normal);
        List<String> phrases = new ArrayList<>();
        List<String> excluded = new ArrayList<>();
        Matcher marked = MARKED.matcher(normal);
        while (marked.find()) {
            String phrase = marked.group("phrase");
            blank(free, marked.start(), marked.end());
            if (phrase == null) {
                excluded.add(marked.group("word"));
                blank(wanted, marked.start(), marked.end());
            } else if (marked.group("minus") != null) {
                excluded.add(phrase);
                blank(wanted, marked.start(), marked.end());
            } else {
                phrases.add(phrase);
                blank(wanted, marked.start(), marked.start("phrase"));
                blank(wanted, marked.end("phrase"), marked.end());
            }
        }
        return new SearchText(normal, wanted.toString(), free.toString(), List.copyOf(phrases), List.copyOf(excluded));
    }

    /** The same without a stretch of it. */
    SearchText without(int start, int end) {
        StringBuilder others = new StringBuilder(wanted);
        StringBuilder otherFree = new StringBuilder(free);
        blank(others, start, end);
        blank(otherFree, start, end);
        return new SearchText(normal, others.toString(), otherFree.toString(), phrases, excluded);
    }

    /** Whether it says nothing at all. */
    boolean isEmpty() {
        return wanted.isBlank() && excluded.isEmpty();
    }

    /** Whether the text says only what is not wanted. */
    boolean excludesOnly() {
        return wanted.isBlank() && !excluded.isEmpty();
    }

    private static void blank(StringBuilder text, int start, int end) {
        text.replace(start, end, " ".repeat(end - start));
    }
}
