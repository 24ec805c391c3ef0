package shop.carousel.cart.cart;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * One transaction that changes carts, and the invalidations that belong to it.
 *
 * <p>They are sent twice. Before the commit, while the row lock is held and the new version is known: a tombstone of a
 * version that is not committed yet only refuses older fills, so that a writer that dies right after its commit leaves nothing stale
 * behind. After the commit again, for the node that did not answer the first time.
 */
@Singleton
final class CartWrites {

    private final CartCache cache;

    CartWrites(CartCache cache) {
        this.cache = cache;
    }

    /** Runs the work in a transaction of its own; it says which versions it made. */
    <T> T commit(Function<Versions, T> work) {
        Versions versions = new Versions();
        T result = QuarkusTransaction.requiringNew().call(() -> {
            T made = work.apply(versions);
            cache.invalidate(versions.made);
            return made;
        });
        cache.invalidate(versions.made);
        return result;
    }

    /** The versions that a transaction makes. */
    static final class Versions {

        private final Map<String, Long> made = new HashMap<>();

        Cart changed(Cart cart) {
            made.put(cart.id(), cart.version());
            return cart;
        }

        /** A removed cart is as if its next version were absence. */
        void removed(String id, long lastVersion) {
            made.put(id, lastVersion + 1);
        }
    }
}
