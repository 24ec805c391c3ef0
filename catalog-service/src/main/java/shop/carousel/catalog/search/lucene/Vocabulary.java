package shop.carousel.catalog.search.lucene;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import shop.carousel.catalog.search.Category;
import shop.carousel.catalog.search.FacetValue;
import shop.carousel.catalog.search.TextForm;

/**
 * The brands and categories of a view of the index, to choose from and to complete beginnings by. Spellings of one
 * value are one.
 */
final class Vocabulary {

    /** A value and what its beginnings are compared with. */
    private record Entry(String value, String folded) {

        private boolean hasWordLike(String beginning) {
            return folded.startsWith(beginning) || folded.contains(" " + beginning);
        }
    }

    private final List<Entry> brands;
    private final List<Entry> categories;
    private final List<Category> tree;
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
        this.tree = Category.tree(paths);
        this.departments = tree.stream()
                .map(department -> new FacetValue(department.name(), department.products()))
                .toList();
    }

    /** The outermost categories with the sum of their products, the largest first. */
    List<FacetValue> departments() {
        return departments;
    }

    /** The departments with all that lies below them, the largest first. */
    List<Category> tree() {
        return tree;
    }

    /** Brands of which a word starts with the text. */
    List<String> brandsLike(String text, int most) {
        return like(brands, text, most);
    }

    /** Steps of category paths of which a word starts with the text. */
    List<String> categoriesLike(String text, int most) {
        return like(categories, text, most);
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
