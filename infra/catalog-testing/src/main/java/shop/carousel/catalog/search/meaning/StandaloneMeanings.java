package shop.carousel.catalog.search.meaning;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.NullMarked;
import shop.carousel.catalog.product.Product;

/**
 * Meanings outside of a container, to be measured: vectors are kept in memory. It stands in their package, because the
 * model is nobody else's to use.
 */
@NullMarked
public record StandaloneMeanings(Meanings meanings, MeaningConfig config) {

    private static final int STEP = 500;

    /**
     * Embeds these products.
     *
     * @param progress how many are embedded
     */
    public static StandaloneMeanings of(List<Product> products, IntConsumer progress) throws UnusableModelException {
        MeaningConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(MeaningConfig.class)
                .build()
                .getConfigMapping(MeaningConfig.class);
        Meanings meanings = new Meanings(config, new InMemory(new HashMap<>()));
        meanings.load();
        for (int from = 0; from < products.size(); from += STEP) {
            meanings.embed(products.subList(from, Math.min(products.size(), from + STEP)));
            progress.accept(Math.min(products.size(), from + STEP));
        }
        return new StandaloneMeanings(meanings, config);
    }

    private record InMemory(Map<String, byte[]> all) implements Vectors {

        @Override
        public Map<String, byte[]> find(Collection<String> hashes) {
            Map<String, byte[]> found = new HashMap<>(all);
            found.keySet().retainAll(hashes);
            return found;
        }

        @Override
        public void add(Map<String, byte[]> vectors) {
            all.putAll(vectors);
        }
    }
}
