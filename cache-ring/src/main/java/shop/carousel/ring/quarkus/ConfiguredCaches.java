package shop.carousel.ring.quarkus;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.CacheSpec.Limits;
import shop.carousel.ring.CacheSpec.Storage;
import shop.carousel.ring.CacheSpec.Times;
import shop.carousel.ring.CacheTuning;
import shop.carousel.ring.Codec;

/** Declarations with what a deployment configured for them. Refusals name the key. */
record ConfiguredCaches(Map<String, CacheConfig> caches) implements CacheTuning {

    /** Refuses at startup what no declaration could take. */
    ConfiguredCaches {
        caches.forEach((name, configured) -> tune(CacheSpec.of(name, new NoCodec()), configured));
    }

    @Override
    public <V> CacheSpec<V> tune(CacheSpec<V> declared) {
        var configured = caches.get(declared.name());
        return configured == null ? declared : tune(declared, configured);
    }

    private static <V> CacheSpec<V> tune(CacheSpec<V> declared, CacheConfig configured) {
        return ConfigKeys.under("carousel.ring.caches.\"" + declared.name() + '"', () -> declared.times(
                        times(declared.times(), configured))
                .limits(limits(declared.limits(), configured))
                .storage(storage(declared.storage(), configured)));
    }

    private static Times times(Times declared, CacheConfig configured) {
        var times = with(declared, configured.timeToLive(), Times::withValue);
        times = with(times, configured.grace(), Times::withGrace);
        times = with(times, configured.absentTimeToLive(), Times::withAbsent);
        times = with(times, configured.loadDeadline(), Times::withLoadDeadline);
        times = with(times, configured.jitter(), Times::withJitter);
        return withLease(times, configured);
    }

    /** A tombstone is never shorter than a lease, neither before nor after: what grows comes first. */
    private static Times withLease(Times times, CacheConfig configured) {
        var tombstone = configured.tombstoneTimeToLive().orElse(times.tombstone());
        boolean grows = tombstone.compareTo(times.tombstone()) > 0;
        return with(grows ? times.withTombstone(tombstone) : times, configured.leaseTime(), Times::withLease)
                .withTombstone(tombstone);
    }

    private static Limits limits(Limits declared, CacheConfig configured) {
        return new Limits(
                configured.keyBytes().orElse(declared.keyBytes()),
                configured.valueBytes().orElse(declared.valueBytes()),
                configured.bypassLoads().orElse(declared.bypassLoads()),
                configured.bypassWait().orElse(declared.bypassWait()));
    }

    private static Storage storage(Storage declared, CacheConfig configured) {
        return new Storage(configured.compressFrom().orElse(declared.compressFrom()), declared.encrypted());
    }

    private static <T> Times with(Times times, Optional<T> configured, BiFunction<Times, T, Times> setter) {
        return configured.map(value -> setter.apply(times, value)).orElse(times);
    }

    /** Of a declaration that is only made to be checked. */
    private record NoCodec() implements Codec<Object> {

        @Override
        public byte[] encode(Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object decode(byte[] bytes) {
            throw new UnsupportedOperationException();
        }
    }
}
