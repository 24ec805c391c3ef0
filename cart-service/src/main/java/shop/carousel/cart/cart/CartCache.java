package shop.carousel.cart.cart;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.json.JacksonCodec;

/** The ring's cache {@code cart}: key id, version of the row. Encrypted, because a shopper's cart is private. */
@Singleton
final class CartCache {

    private final RingCache<Cart> cache;
    private final CartRepository carts;

    CartCache(CacheRing ring, ObjectMapper json, CartRepository carts, CartConfig config) {
        this.cache = ring.cache(CacheSpec.of("cart", JacksonCodec.of(json, Cart.class))
                .timeToLive(config.cacheTime())
                .encrypted());
        this.carts = carts;
    }

    Optional<Cart> get(String id) {
        return cache.get(id, this::load);
    }

    private @Nullable Versioned<Cart> load(String id) {
        return carts.read(id).map(cart -> new Versioned<>(cart, cart.version())).orElse(null);
    }

    /** Invalidates every older state of those carts on the ring. Idempotent, in any order. */
    void invalidate(Map<String, Long> versions) {
        cache.invalidateAll(versions);
    }
}
