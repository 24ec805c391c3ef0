package shop.carousel.catalog.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a text was understood.
 *
 * @param filters what in the text was taken for a filter and narrows the hits
 * @param leftOut parts of the text that would have been filters but would have left nothing
 * @param tier how much of it the best hits have
 * @param goesOn whether products follow that have most of its words and not all
 * @param correctedQuery what was searched for in place of a text that finds nothing; null when it was taken as it is
 */
public record TextMeaning(
        List<UnderstoodFilter> filters,
        List<String> leftOut,
        Tier tier,
        boolean goesOn,
        @Nullable String correctedQuery) {

    /** The text was taken literally, and hits have all its words. */
    public static final TextMeaning PLAIN = new TextMeaning(List.of(), List.of(), Tier.WORDS, false, null);
}
