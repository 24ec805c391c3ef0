package shop.carousel.catalog.search;

import com.ibm.icu.text.Normalizer2;
import java.util.regex.Pattern;

/**
 * The forms in which texts are compared. Two texts that Unicode calls compatible (composed or decomposed, wide or
 * narrow, a ligature or its letters) have one normal form; two that differ in case as well have one key.
 */
public final class TextForm {

    private static final Normalizer2 NORMAL = Normalizer2.getNFKCInstance();
    private static final Normalizer2 KEY = Normalizer2.getNFKCCasefoldInstance();

    /** They would become letters of the word before them. */
    private static final Pattern MARKS = Pattern.compile("[™℠]");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private TextForm() {}

    /** NFKC, without the marks of ownership. */
    public static String normal(String text) {
        return NORMAL.isNormalized(text)
                ? text
                : NORMAL.normalize(MARKS.matcher(text).replaceAll(" "));
    }

    /** Equal for spellings that differ in case, width, normal form or kind of space only. */
    public static String key(String text) {
        String oneI = NORMAL.normalize(text).replace('İ', 'i').replace('ı', 'i');
        return SPACES.matcher(KEY.normalize(oneI)).replaceAll(" ").strip();
    }
}
