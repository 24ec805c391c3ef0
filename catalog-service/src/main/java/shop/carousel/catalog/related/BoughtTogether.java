package shop.carousel.catalog.related;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import shop.carousel.catalog.stock.SoldSku;

/**
 * Ranks what goes with some products by what was sold with each: the weights add up.
 *
 * @param source what was sold with each of some SKUs
 * @param products how many of the products decide; the last ones do, as they say most about what is wanted next
 */
public record BoughtTogether(Function<List<String>, Collection<List<SoldSku>>> source, int products) {

    /** The SKUs that go with these, none of which is among them, best first. */
    public List<String> with(List<String> skus) {
        Map<String, Long> weights = new HashMap<>();
        for (List<SoldSku> sold : source.apply(skus.subList(Math.max(0, skus.size() - products), skus.size()))) {
            sold.forEach(each -> weights.merge(each.sku(), each.weight(), Long::sum));
        }
        Set<String> given = new HashSet<>(skus);
        Comparator<Map.Entry<String, Long>> heaviest = Map.Entry.comparingByValue(Comparator.reverseOrder());
        return weights.entrySet().stream()
                .filter(each -> !given.contains(each.getKey()))
                .sorted(heaviest.thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
