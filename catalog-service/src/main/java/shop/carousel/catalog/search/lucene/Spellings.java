package shop.carousel.catalog.search.lucene;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import shop.carousel.catalog.search.FacetValue;
import shop.carousel.catalog.search.TextForm;

/**
 * Which values of a facet are spellings of one value, told once for a view of the index: most have one spelling only.
 */
final class Spellings {

    private final Map<String, String> keys;

    private Spellings(Map<String, String> keys) {
        this.keys = keys;
    }

    /** Of all values that the facet has in the view. */
    static Spellings of(List<FacetValue> written) {
        Map<String, String> keys = new HashMap<>();
        Set<String> met = new HashSet<>();
        Set<String> several = new HashSet<>();
        for (FacetValue each : written) {
            String key = TextForm.key(each.value());
            keys.put(each.value(), key);
            if (!met.add(key)) {
                several.add(key);
            }
        }
        keys.values().retainAll(several);
        return new Spellings(Map.copyOf(keys));
    }

    /** Whether no value has two spellings. */
    boolean areUnique() {
        return keys.isEmpty();
    }

    /** Equal for spellings of one value, different for others. */
    String key(String written) {
        return keys.getOrDefault(written, written);
    }
}
