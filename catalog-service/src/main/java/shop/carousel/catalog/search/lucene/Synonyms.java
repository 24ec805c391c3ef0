package shop.carousel.catalog.search.lucene;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Words that shoppers use for the same thing: one line of {@code search/synonyms.txt} each, compared by their stems.
 */
final class Synonyms {

    private final Map<String, Set<String>> others = new HashMap<>();

    Synonyms(ProductAnalyzer analyzer) {
        for (String line : lines()) {
            if (!line.startsWith("#")) {
                add(analyzer.searchWords(line).stream().map(SearchWord::joined).toList());
            }
        }
    }

    /** The other words for that stem; most have none. */
    Set<String> of(String stem) {
        return others.getOrDefault(stem, Set.of());
    }

    private void add(List<String> stems) {
        for (String stem : stems) {
            Set<String> known = others.computeIfAbsent(stem, none -> new LinkedHashSet<>());
            known.addAll(stems);
            known.remove(stem);
        }
    }

    private static List<String> lines() {
        try (InputStream file = Synonyms.class.getResourceAsStream("/search/synonyms.txt")) {
            byte[] bytes = Objects.requireNonNull(file, "search/synonyms.txt").readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
