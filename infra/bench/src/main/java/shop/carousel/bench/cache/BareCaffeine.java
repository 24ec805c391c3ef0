package shop.carousel.bench.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Objects;

/** The limit of near caches: the same library that keeps their values, with nobody to tell it of changes. */
final class BareCaffeine implements Limit {

    private final Cache<String, String> cache =
            Caffeine.newBuilder().maximumSize(KeyMix.PRODUCTS).build();

    BareCaffeine() {
        KeyMix.all().forEach(key -> cache.put(key, Workload.value(key)));
    }

    @Override
    public String label() {
        return "bare Caffeine (limit)";
    }

    @Override
    public Sample measure(Workload workload, Round round) throws InterruptedException {
        return round.run(mix -> {
            for (int i = 0; i < workload.keys(); i++) {
                Objects.requireNonNull(cache.getIfPresent(mix.key()));
            }
            return 1;
        });
    }

    @Override
    public void close() {
        cache.invalidateAll();
    }
}
