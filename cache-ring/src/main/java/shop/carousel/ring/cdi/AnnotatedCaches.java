package shop.carousel.ring.cdi;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.Codec;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.json.JacksonCodec;
import shop.carousel.ring.mutiny.MutinyRingCache;

/** The caches that annotations name. */
@Singleton
public class AnnotatedCaches {

    private final CacheRing ring;
    private final Instance<CacheSpec<?>> specs;
    private final Instance<ObjectMapper> json;
    private final ConcurrentHashMap<String, Cache> caches = new ConcurrentHashMap<>();

    AnnotatedCaches(CacheRing ring, @Any Instance<CacheSpec<?>> specs, Instance<ObjectMapper> json) {
        this.ring = ring;
        this.specs = specs;
        this.json = json;
    }

    /** A cache, for callers that may block and for those that may not. */
    record Cache(RingCache<Object> blocking, MutinyRingCache<Object> mutiny) {}

    /** The cache of a method, declared by the method unless a bean does. */
    Cache of(CachedMethod method) {
        return caches.computeIfAbsent(method.cache(), name -> declare(spec(method)));
    }

    /**
     * The cache of a name.
     *
     * @throws IllegalStateException when neither a method nor a bean declares it
     */
    Cache named(String name) {
        var known = caches.get(name);
        return known != null
                ? known
                : caches.computeIfAbsent(
                        name,
                        its -> declare(bean(its)
                                .orElseThrow(() -> new IllegalStateException("@RingInvalidate names the cache \"" + its
                                        + "\", which neither a @RingCached method nor a CacheSpec bean declares"))));
    }

    private Cache declare(CacheSpec<Object> spec) {
        var cache = ring.cache(spec);
        return new Cache(cache, MutinyRingCache.of(cache));
    }

    private CacheSpec<Object> spec(CachedMethod method) {
        return bean(method.cache()).orElseGet(() -> CacheSpec.of(method.cache(), codec(method.answer())));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // Whoever names a cache says what is in it.
    private Optional<CacheSpec<Object>> bean(String name) {
        return (Optional)
                specs.stream().filter(spec -> spec.name().equals(name)).findFirst();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // The type is the method's.
    private Codec<Object> codec(Answer answer) {
        Codec<Object> values = JacksonCodec.of(json.get(), answer.type());
        return answer.versioned() ? (Codec) new VersionedCodec<>(values) : values;
    }
}
