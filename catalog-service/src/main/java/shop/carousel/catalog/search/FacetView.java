package shop.carousel.catalog.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import shop.carousel.catalog.search.ResultsPage.Facet;
import shop.carousel.catalog.search.ResultsPage.Value;

/** Facets as lists of choices: departments with their categories below once one is chosen, and brands. */
final class FacetView {

    private static final int SHOWN = 12;

    private FacetView() {}

    static List<Facet> of(SearchRequest request, SearchFacets facets) {
        List<Facet> lists = new ArrayList<>();
        lists.add(facet("category", "Category", categories(request, facets)));
        lists.add(facet("brand", "Brand", brands(request, facets)));
        lists.removeIf(facet -> facet.shown().isEmpty());
        return lists;
    }

    /** How many stars there can be at least; what is asked for is among them. Empty where nothing is rated. */
    static List<Value> ratings(SearchRequest request, SearchFacets facets) {
        String asked = request.minRating() == null ? "" : stars(request.minRating());
        List<Value> values = new ArrayList<>();
        facets.rating()
                .forEach(each ->
                        values.add(value(each.value(), ratingLabel(each.value()), each.count(), Set.of(asked), false)));
        return asked.isEmpty()
                ? values
                : withUnknown(values, List.of(asked), Set.of(asked)).stream()
                        .map(each -> each.value().equals(asked)
                                ? new Value(asked, ratingLabel(asked), each.count(), true, false)
                                : each)
                        .toList();
    }

    /** Stars as a parameter says them. */
    static String stars(int hundredths) {
        return hundredths % 100 == 0
                ? Integer.toString(hundredths / 100)
                : "%.2f".formatted(hundredths / 100.0).replaceFirst("0$", "");
    }

    /** A least number of stars, for people. */
    static String ratingLabel(String stars) {
        return stars.equals("5") ? "5 stars" : stars + " stars and up";
    }

    /** What is set is always shown, whatever its place. */
    private static Facet facet(String name, String legend, List<Value> values) {
        List<Value> shown = new ArrayList<>();
        List<Value> more = new ArrayList<>();
        for (Value value : values) {
            boolean visible = shown.size() < SHOWN || value.set() || value.deep() && more.isEmpty();
            (visible ? shown : more).add(value);
        }
        return new Facet(name, legend, shown, more);
    }

    private static List<Value> categories(SearchRequest request, SearchFacets facets) {
        Set<String> set = keys(request.categories());
        Map<String, List<FacetValue>> byDepartment = facets.category().stream()
                .filter(path -> path.value().contains("/"))
                .collect(Collectors.groupingBy(
                        path -> TextForm.key(department(path.value())), LinkedHashMap::new, Collectors.toList()));
        List<Value> values = new ArrayList<>();
        for (FacetValue department : facets.department()) {
            String name = department.value();
            values.add(value(name, name, department.count(), set, false));
            if (isOpen(name, set)) {
                byDepartment
                        .getOrDefault(TextForm.key(name), List.of())
                        .forEach(path -> values.add(value(path.value(), below(path.value()), path.count(), set, true)));
            }
        }
        return withUnknown(values, request.categories(), set);
    }

    private static boolean isOpen(String department, Set<String> set) {
        String name = TextForm.key(department);
        return set.stream().anyMatch(each -> each.equals(name) || each.startsWith(name + "/"));
    }

    private static List<Value> brands(SearchRequest request, SearchFacets facets) {
        Set<String> set = keys(request.brands());
        List<Value> values = new ArrayList<>();
        facets.brand().forEach(brand -> values.add(value(brand.value(), brand.value(), brand.count(), set, false)));
        return withUnknown(values, request.brands(), set);
    }

    /**
     * A filter that no value stands for (a step within paths, or one that finds nothing here) can be taken back all the
     * same.
     */
    private static List<Value> withUnknown(List<Value> values, List<String> asked, Set<String> set) {
        Set<String> known = keys(values.stream().map(Value::value).toList());
        for (String each : asked) {
            if (!known.contains(TextForm.key(each))) {
                values.addFirst(new Value(each, label(each), "", set.contains(TextForm.key(each)), false));
            }
        }
        return values;
    }

    private static Value value(String value, String label, long count, Set<String> set, boolean deep) {
        return new Value(value, label, "%,d".formatted(count), set.contains(TextForm.key(value)), deep);
    }

    private static Set<String> keys(List<String> values) {
        Set<String> keys = new HashSet<>();
        values.forEach(value -> keys.add(TextForm.key(value)));
        return keys;
    }

    private static String department(String path) {
        return path.substring(0, path.indexOf('/'));
    }

    private static String below(String path) {
        return label(path.substring(path.indexOf('/') + 1));
    }

    /** A path for people. */
    static String label(String path) {
        return path.replace("/", " › ");
    }
}
