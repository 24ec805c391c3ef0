package shop.carousel.cart.cart;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import shop.carousel.kit.inbox.Inbox;
import shop.carousel.kit.problem.Problem;

/**
 * All carts. Reads are answered by the ring. Changes of one cart follow each other, lose nothing, and are seen by every
 * read that begins after them.
 */
@Singleton
final class Carts {

    private final CartStore store;
    private final CartCache cache;
    private final CartWrites writes;
    private final CartRules rules;
    private final Inbox inbox;

    Carts(CartStore store, CartCache cache, CartWrites writes, CartRules rules, Inbox inbox) {
        this.store = store;
        this.cache = cache;
        this.writes = writes;
        this.rules = rules;
        this.inbox = inbox;
    }

    Cart create() {
        return writes.commit(versions -> versions.changed(store.insert(CartId.random())));
    }

    Optional<Cart> find(String id) {
        return CartId.isWellFormed(id) ? cache.get(id) : Optional.empty();
    }

    /** The cart, or a 404. */
    Cart get(String id) {
        return find(id).orElseThrow(Carts::unknown);
    }

    /**
     * Sets the lines to what {@code change} makes of them. 404 without such a cart, 412 when the condition does not
     * hold.
     */
    Cart change(String id, IfMatch condition, UnaryOperator<Lines> change) {
        requireWellFormed(id);
        return writes.commit(
                versions -> versions.changed(store.change(id, condition, change).orElseThrow(Carts::unknown)));
    }

    /** Removes the cart. 404 without such a cart, 412 when the condition does not hold. */
    void delete(String id, IfMatch condition) {
        requireWellFormed(id);
        writes.commit(versions -> {
            long version = store.delete(id).orElseThrow(Carts::unknown);
            condition.require(version);
            versions.removed(id, version);
            return version;
        });
    }

    /**
     * Moves all lines of the cart {@code from} to the cart {@code into}, adding quantities up to the most that a line
     * holds. Doing it again moves nothing more, because {@code from} is empty then.
     */
    Cart merge(String into, String from) {
        requireWellFormed(into);
        return writes.commit(versions -> {
            requireBoth(into, from);
            Lines moved = store.read(from).orElseThrow().lines();
            if (!moved.isEmpty()) {
                versions.changed(
                        store.change(from, IfMatch.ANY, lines -> Lines.NONE).orElseThrow());
            }
            return versions.changed(store.change(into, IfMatch.ANY, lines -> merged(lines, moved))
                    .orElseThrow());
        });
    }

    private void requireBoth(String into, String from) {
        var locked = store.lock(List.of(into, from));
        if (!locked.contains(into)) {
            throw unknown();
        }
        if (!locked.contains(from)) {
            throw Problem.notFound("There is no cart to merge from.").withError("from", "is no cart of this shop");
        }
    }

    private Lines merged(Lines lines, Lines moved) {
        return rules.fitting(lines.plus(moved, rules.maxQuantity()), "from");
    }

    /**
     * Takes out what was ordered, once for each event. What was added since stays; a cart that is gone needs nothing.
     */
    void subtract(String consumer, UUID eventId, String id, Lines ordered) {
        writes.commit(versions -> {
            if (!inbox.firstDelivery(consumer, eventId)) {
                return false;
            }
            store.change(id, IfMatch.ANY, lines -> lines.minus(ordered)).ifPresent(versions::changed);
            return true;
        });
    }

    /** Removes a batch of carts that nobody has changed for so long; returns how many there were. */
    int purge(long unchangedSeconds, int batch) {
        return writes.commit(versions -> {
            Map<String, Long> purged = store.purge(unchangedSeconds, batch);
            purged.forEach(versions::removed);
            return purged.size();
        });
    }

    private static void requireWellFormed(String id) {
        if (!CartId.isWellFormed(id)) {
            throw unknown();
        }
    }

    private static Problem unknown() {
        return Problem.notFound("There is no such cart.");
    }
}
