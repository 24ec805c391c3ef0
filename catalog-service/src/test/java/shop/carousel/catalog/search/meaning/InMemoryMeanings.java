package shop.carousel.catalog.search.meaning;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The real model without a database. */
public final class InMemoryMeanings {

    private InMemoryMeanings() {}

    /** Not loaded yet. */
    public static Meanings empty() {
        return new Meanings(config(), new InMemory(new HashMap<>()));
    }

    public static MeaningConfig config() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(MeaningConfig.class)
                .build()
                .getConfigMapping(MeaningConfig.class);
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
