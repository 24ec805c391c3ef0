package shop.carousel.catalog.search.lucene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import shop.carousel.catalog.search.FacetValue;
import shop.carousel.catalog.search.TextForm;

/**
 * The brands and categories of a view of the index, to choose from and to complete beginnings by. Spellings of one
 * value are one.
 */
final class Vocabulary {

    private static final Comparator<FacetValue> LARGEST_FIRST =
            Comparator.comparingLong(FacetValue::count).reversed().thenComparing(FacetValue::value);

    /** A value and what its beginnings are compared with. */
    private record Entry(String value, String folded) {

        private boolean hasWordLike(String beginning) {
            return folded.startsWith(beginning) || folded.contains(" " + beginning);
        }
    }

    private final List<Entry> brands;
    private final List<Entry> categories;
    private final List<FacetValue> departments;

    /**
     * Counts once.
     *
     * @param brands the most frequent first
     * @param paths of categories, the most frequent first
     */
    Vocabulary(List<FacetValue> brands, List<FacetValue> paths) {
        this.brands = entries(brands.stream().map(FacetValue::value));
        this.categories =
                entries(paths.stream().flatMap(path -> Pattern.compile("/").splitAsStream(path.value())));
        this.departments = departments(paths);
    }

    /** The outermost categories with the sum of their products, the largest first. */
    List<FacetValue> departments() {
        return departments;
    }

    /** Brands of which a word starts with the text. */
    List<String> brandsLike(String text, int most) {
        return like(brands, text, most);
    }

    /** Steps of category paths of which a word starts with the text. */
    List<String> categoriesLike(String text, int most) {
        return like(categories, text, most);
    }

    private static List<FacetValue> departments(List<FacetValue> paths) {
        Map<String, FacetValue> sums = new LinkedHashMap<>();
        for (FacetValue path : paths) {
            String name = path.value().split("/", 2)[0];
            sums.merge(
                    TextForm.key(name),
                    new FacetValue(name, path.count()),
                    (shown, other) -> new FacetValue(shown.value(), shown.count() + other.count()));
        }
        List<FacetValue> departments = new ArrayList<>(sums.values());
        departments.sort(LARGEST_FIRST);
        return List.copyOf(departments);
    }

    private static List<Entry> entries(Stream<String> values) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        values.forEach(value -> entries.putIfAbsent(TextForm.key(value), new Entry(value, folded(value))));
        return List.copyOf(entries.values());
    }

    private static List<String> like(List<Entry> entries, String text, int most) {
        String beginning = folded(text);
        return entries.stream()
                .filter(entry -> entry.hasWordLike(beginning))
                .map(Entry::value)
                .limit(most)
                .toList();
    }

    /** Without accents, as the words of names are. */
    private static String folded(String text) {
        return ICUFoldingFilter.NORMALIZER.normalize(TextForm.key(text));
    }
}
