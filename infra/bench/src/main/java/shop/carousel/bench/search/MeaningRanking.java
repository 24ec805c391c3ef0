package shop.carousel.bench.search;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import shop.carousel.catalog.product.Product;
import shop.carousel.catalog.search.meaning.Meanings;

/** Products by nothing but how like the text they are. */
record MeaningRanking(Meanings meanings, Map<String, byte[]> vectors) implements Ranking {

    static MeaningRanking of(List<Product> products, Meanings meanings) {
        return new MeaningRanking(meanings, meanings.kept(products));
    }

    @Override
    public String name() {
        return "meaning alone";
    }

    @Override
    public List<String> hits(String text) {
        byte[] asked = meanings.of(text).orElseThrow();
        Comparator<Map.Entry<String, Integer>> best = Map.Entry.comparingByValue(Comparator.reverseOrder());
        return vectors.entrySet().stream()
                .map(each -> Map.entry(each.getKey(), products(asked, each.getValue())))
                .sorted(best.thenComparing(Map.Entry.comparingByKey()))
                .limit(DEPTH)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static int products(byte[] one, byte[] other) {
        int sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    @Override
    public void close() {}
}
