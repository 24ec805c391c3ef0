package shop.carousel.catalog.search.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.carousel.catalog.search.TextForm;

/**
 * Finds the words of a name that say what the thing is: a laptop bag is a bag, and so is a bag for laptops.
 *
 * <p>English puts the thing last in its group of words. A group ends at a number with its unit, a part number, an
 * abbreviation in capitals, a colour, punctuation or a conjunction; what a preposition brings, up to the next
 * punctuation, is not the thing. A rule of thumb without a dictionary: it finds some words too many, such as brands
 * before a number, and is therefore used to order hits, never to leave some out.
 */
final class HeadNouns {

    private static final Pattern WORD =
            Pattern.compile("(?<word>[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}'’._-]*+)|(?<mark>[^\\s\\p{L}\\p{N}])");

    private static final Set<String> PREPOSITIONS = Set.of(
            "for",
            "with",
            "without",
            "in",
            "on",
            "by",
            "at",
            "from",
            "against",
            "including",
            "incl",
            "under",
            "over",
            "per",
            "via",
            "inside",
            "behind");

    private static final Set<String> CONJUNCTIONS = Set.of("and", "or", "to", "of", "the", "a", "an", "plus", "no");

    private static final Set<String> QUALIFIERS = Set.of(
            "black",
            "white",
            "grey",
            "gray",
            "silver",
            "gold",
            "golden",
            "red",
            "blue",
            "green",
            "yellow",
            "orange",
            "purple",
            "violet",
            "pink",
            "brown",
            "beige",
            "ivory",
            "cream",
            "copper",
            "brass",
            "bronze",
            "turquoise",
            "magenta",
            "cyan",
            "multicolour",
            "multicolor",
            "multicoloured",
            "transparent",
            "clear",
            "metallic",
            "original",
            "new",
            "small",
            "medium",
            "large",
            "mini",
            "universal",
            "wireless",
            "portable");

    private static final Set<String> STRONG = Set.of(",", ";", ":", "(", ")", "|", "–", "—", "-");

    private HeadNouns() {}

    /** The things that a name names, as they are written in lower case; the last of a text is its own. */
    static List<String> of(String name) {
        List<String> heads = new ArrayList<>();
        String last = "";
        boolean aside = false;
        boolean counted = false;
        Matcher words = WORD.matcher(TextForm.normal(name));
        while (words.find()) {
            String written = words.group();
            String word = written.toLowerCase(Locale.ROOT);
            boolean isUnit = counted && Units.isUnit(word);
            counted = Character.isDigit(written.charAt(0));
            if (words.group("mark") == null && !isUnit && !isEnd(written, word)) {
                last = word;
                continue;
            }
            add(heads, last, aside);
            last = "";
            if (STRONG.contains(written)) {
                aside = false;
            } else if (PREPOSITIONS.contains(word) && !isUnit) {
                aside = true;
            }
        }
        add(heads, last, aside);
        return heads;
    }

    private static void add(List<String> heads, String word, boolean aside) {
        if (!word.isEmpty() && !aside) {
            heads.add(word);
        }
    }

    private static boolean isEnd(String written, String word) {
        return word.chars().anyMatch(Character::isDigit)
                || isAbbreviation(written)
                || QUALIFIERS.contains(word)
                || PREPOSITIONS.contains(word)
                || CONJUNCTIONS.contains(word);
    }

    private static boolean isAbbreviation(String written) {
        return written.length() > 1
                && written.equals(written.toUpperCase(Locale.ROOT))
                && !written.equals(written.toLowerCase(Locale.ROOT));
    }
}
