package shop.carousel.cart.cart;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import shop.carousel.kit.outbox.Outbox;
import shop.carousel.kit.outbox.OutboxEvent;

/**
 * One transaction that changes carts, and the invalidations that belong to it.
 *
 * <p>They are sent three times. Before the commit, while the row lock is held and the new version is known: a tombstone
 * of a version that is not committed yet only refuses older fills, so that a writer that dies right after its commit
 * leaves nothing stale behind. After the commit again, for the node that did not answer the first time. And by an event
 * of the transaction itself, which does not depend on this process any more.
 */
@Singleton
final class CartWrites {

    private final CartCache cache;
    private final Outbox outbox;

    CartWrites(CartCache cache, Outbox outbox) {
        this.cache = cache;
        this.outbox = outbox;
    }

    /** Runs the work in a transaction of its own; it says which versions it made. */
    <T> T commit(Function<Versions, T> work) {
        Versions versions = new Versions();
        T result = QuarkusTransaction.requiringNew().call(() -> {
            T made = work.apply(versions);
            cache.invalidate(versions.made);
            outbox.publish(versions.events());
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

        private List<OutboxEvent> events() {
            return made.entrySet().stream()
                    .map(each -> new CartChanged(each.getKey(), each.getValue()).event())
                    .toList();
        }

        /** A removed cart is as if its next version were absence. */
        void removed(String id, long lastVersion) {
            made.put(id, lastVersion + 1);
        }
    }
}
