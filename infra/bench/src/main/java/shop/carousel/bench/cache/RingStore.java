package shop.carousel.bench.cache;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.CacheStatistics;
import shop.carousel.ring.Codec;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.NodeTransport;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.assembly.CacheRings;

/** The ring, with everything that it promises: leases, versions, the epoch in each answer. */
final class RingStore implements Store {

    /** So long that a busy machine does not look like a dead node. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Codec<String> TEXT = new Codec<>() {
        @Override
        public byte[] encode(String value) {
            return value.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String decode(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    };

    private final CacheRing ring;
    private final RingCache<String> cache;

    private RingStore(List<RingNode> nodes, NodeTransport transport, CacheSpec<String> spec) {
        var client = NodeOptions.DEFAULT.transport(transport).commandTimeout(PATIENCE);
        ring = CacheRings.start(RingOptions.of(nodes).client(client));
        cache = ring.cache(spec);
    }

    static RingStore remote(List<RingNode> nodes, NodeTransport transport) {
        return new RingStore(nodes, transport, CacheSpec.of("bench", TEXT));
    }

    /** With room for everything, for as long as a near value may last. */
    static RingStore near(List<RingNode> nodes) {
        return near(nodes, 64 << 20);
    }

    static RingStore near(List<RingNode> nodes, long bytes) {
        var spec = CacheSpec.of("bench", TEXT).near(new CacheSpec.Near(bytes, Duration.ofMinutes(1)));
        return new RingStore(nodes, NodeTransport.DIRECT, spec);
    }

    CacheStatistics statistics() {
        return cache.statistics();
    }

    @Override
    public @Nullable String get(String key) {
        return cache.get(key, ignored -> null).orElse(null);
    }

    @Override
    public Map<String, String> getAll(List<String> keys) {
        return cache.getAll(keys, missing -> Map.of());
    }

    @Override
    public String getOrLoad(String key, Function<String, String> loader) {
        return cache.get(key, missing -> new Versioned<>(loader.apply(missing), 1))
                .orElseThrow();
    }

    @Override
    public void put(String key, String value) {
        cache.get(key, ignored -> new Versioned<>(value, 1));
    }

    /** Stores one value under many keys. */
    void putAll(List<String> keys, String value) {
        cache.getAll(keys, missing -> missing.stream()
                .collect(Collectors.toMap(key -> key, key -> new Versioned<>(value, 1))));
    }

    @Override
    public void close() {
        ring.close();
    }
}
