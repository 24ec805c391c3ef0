package shop.carousel.catalog.search.lucene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words that shoppers use for the same thing, compared by their stems. A line of the file is one group; commas between
 * its entries allow entries of several words, otherwise each word is one. {@code #} begins a remark. Immutable.
 */
final class Synonyms {

    /** An entry has at most so many words. */
    static final int LONGEST = 4;

    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final Map<List<String>, Set<List<String>>> others = new HashMap<>();

    Synonyms(ProductAnalyzer analyzer, List<String> lines) {
        for (String line : lines) {
            String group = line.replaceFirst("#.*", "").strip();
            List<List<String>> entries = new ArrayList<>();
            for (String entry : (group.contains(",") ? COMMA : SPACE).split(group)) {
                List<String> stems = analyzer.searchWords(entry).stream()
                        .map(SearchWord::joined)
                        .toList();
                if (!stems.isEmpty() && stems.size() <= LONGEST) {
                    entries.add(stems);
                }
            }
            add(entries);
        }
    }

    /** What else is said for these stems, each as its stems; mostly nothing. */
    Set<List<String>> of(List<String> stems) {
        return others.getOrDefault(stems, Set.of());
    }

    private void add(List<List<String>> entries) {
        for (List<String> entry : entries) {
            Set<List<String>> known = others.computeIfAbsent(entry, none -> new LinkedHashSet<>());
            known.addAll(entries);
            known.remove(entry);
        }
    }
}
