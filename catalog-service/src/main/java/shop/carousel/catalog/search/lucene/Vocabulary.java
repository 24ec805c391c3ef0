package shop.carousel.catalog.search.lucene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import shop.carousel.catalog.search.FacetValue;

/**
 * The brands and categories of a view of the index, to choose from and to complete beginnings by.
 *
 * @param brands the most frequent first
 * @param categories whole paths, the most frequent first
 */
record Vocabulary(List<FacetValue> brands, List<FacetValue> categories) {

    /** The outermost categories with the sum of their products, the largest first. */
    List<FacetValue> departments() {
        Map<String, Long> sums = new LinkedHashMap<>();
        for (FacetValue path : categories) {
            sums.merge(path.value().split("/", 2)[0], path.count(), Long::sum);
        }
        List<FacetValue> departments = new ArrayList<>();
        sums.forEach((name, count) -> departments.add(new FacetValue(name, count)));
        departments.sort(Comparator.comparingLong(FacetValue::count).reversed().thenComparing(FacetValue::value));
        return departments;
    }

    /** Brands of which a word starts with the text. */
    List<String> brandsLike(String text, int most) {
        return brands.stream()
                .map(FacetValue::value)
                .filter(like(text))
                .limit(most)
                .toList();
    }

    /** Steps of category paths of which a word starts with the text. */
    List<String> categoriesLike(String text, int most) {
        return categories.stream()
                .flatMap(path -> Pattern.compile("/").splitAsStream(path.value()))
                .distinct()
                .filter(like(text))
                .limit(most)
                .toList();
    }

    private static Predicate<String> like(String text) {
        String beginning = text.toLowerCase(Locale.ROOT);
        return value -> {
            String lower = value.toLowerCase(Locale.ROOT);
            return lower.startsWith(beginning) || lower.contains(" " + beginning);
        };
    }
}
