package shop.carousel.ring.view;

import java.time.Duration;
import java.util.Map;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.CacheTerms;

/**
 * How a process uses a cache that others may have declared otherwise: who writes tells every location from which
 * anybody reads, and who reads uses no location that somebody who writes does not know of yet.
 *
 * @param read what every process with a view that is used goes by
 * @param told what this process goes by when it writes
 */
public record Agreements(boolean isOwn, Map<String, CacheTerms> read, Map<String, CacheTerms> told) {

    /** What a value's time to live is at least. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** Of a ring without a log: every process is configured alike. */
    public static final Agreements OWN = new Agreements(true, Map.of(), Map.of());

    public Agreements {
        read = Map.copyOf(read);
        told = Map.copyOf(told);
    }

    <V> CacheSpec<V> reading(CacheSpec<V> spec) {
        if (isOwn || (spec.replicas() == 1 && spec.hotCopies() == 1)) {
            return spec;
        }
        var agreed = read.getOrDefault(spec.name(), CacheTerms.DEFAULT);
        if (agreed.replicas() >= spec.replicas() && agreed.hotCopies() >= spec.hotCopies()) {
            return spec;
        }
        return spec.replicas(Math.min(spec.replicas(), agreed.replicas()))
                .hotCopies(Math.min(spec.hotCopies(), agreed.hotCopies()));
    }

    <V> CacheSpec<V> telling(CacheSpec<V> spec) {
        var agreed = told.get(spec.name());
        if (isOwn || agreed == null) {
            return spec;
        }
        var own = CacheTerms.of(spec);
        return own.cover(agreed) ? spec : covering(spec, own.and(agreed));
    }

    private static <V> CacheSpec<V> covering(CacheSpec<V> spec, CacheTerms terms) {
        var locations = spec.replicas(terms.replicas()).hotCopies(terms.hotCopies());
        if (terms.longest().compareTo(spec.times().longest()) <= 0) {
            return locations;
        }
        var half = terms.longest().dividedBy(2);
        var value = half.compareTo(SHORTEST) < 0 ? SHORTEST : half;
        return locations.timeToLive(value).grace(terms.longest().minus(value));
    }
}
