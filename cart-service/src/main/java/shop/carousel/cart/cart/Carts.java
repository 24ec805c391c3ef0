package shop.carousel.cart.cart;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.inbox.Inbox;
import shop.carousel.kit.problem.Problem;

/**
 * All carts. Reads are answered by the ring. Changes of one cart follow each other, lose nothing, and are seen by every
 * read that begins after them.
 */
@Singleton
final class Carts {

    private final CartRepository carts;
    private final CartCache cache;
    private final CartWrites writes;
    private final CartRules rules;
    private final Inbox inbox;

    Carts(CartRepository carts, CartCache cache, CartWrites writes, CartRules rules, Inbox inbox) {
        this.carts = carts;
        this.cache = cache;
        this.writes = writes;
        this.rules = rules;
        this.inbox = inbox;
    }

    /** A new cart, of that account or a guest's. */
    Cart create(@Nullable UUID owner) {
        return writes.commit(versions -> {
            CartEntity cart = new CartEntity(CartId.random(), owner, Instant.now());
            carts.persist(cart);
            return versions.changed(cart.snapshot());
        });
    }

    /** The cart of an account that was changed last. */
    Optional<Cart> newestOf(UUID account) {
        return carts.newestOf(account).flatMap(cache::get);
    }

    /** Makes a guest's cart this account's. 404 without such a cart, or where it is another account's. */
    Cart claim(String id, UUID account) {
        return writes.commit(versions -> {
            CartEntity cart = carts.lock(id).orElseThrow(Carts::unknown);
            cart.claim(account);
            Cart claimed = versions.changed(put(cart, cart.lines()));
            if (!account.equals(claimed.owner())) {
                throw unknown();
            }
            return claimed;
        });
    }

    /** Removes all carts of an account. */
    void removeAllOf(UUID account) {
        writes.commit(versions -> {
            Map<String, Long> removed = carts.removeAllOf(account);
            removed.forEach(versions::removed);
            return removed;
        });
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
        return writes.commit(versions -> {
            CartEntity cart = carts.lock(id).orElseThrow(Carts::unknown);
            condition.require(cart.version());
            return versions.changed(put(cart, change.apply(cart.lines())));
        });
    }

    /** Removes the cart. 404 without such a cart, 412 when the condition does not hold. */
    void delete(String id, IfMatch condition) {
        requireWellFormed(id);
        writes.commit(versions -> {
            CartEntity cart = carts.lock(id).orElseThrow(Carts::unknown);
            condition.require(cart.version());
            carts.delete(cart);
            versions.removed(id, cart.version());
            return cart;
        });
    }

    /**
     * Moves all lines of the cart {@code from} to the cart {@code into}, adding quantities up to the most that a line
     * holds. Doing it again moves nothing more, because {@code from} is empty then.
     */
    Cart merge(String into, String from) {
        requireWellFormed(into);
        return writes.commit(versions -> {
            Map<String, CartEntity> both = carts.lock(List.of(into, from));
            CartEntity target = both.get(into);
            CartEntity source = both.get(from);
            if (target == null) {
                throw unknown();
            }
            if (source == null) {
                throw Problem.notFound("There is no cart to merge from.").withError("from", "is no cart of this shop");
            }
            Lines moved = source.lines();
            if (!moved.isEmpty()) {
                versions.changed(put(source, Lines.NONE));
            }
            return versions.changed(put(target, merged(target.lines(), moved)));
        });
    }

    /** Writes the lines, and so gets the version that they have. */
    private Cart put(CartEntity cart, Lines lines) {
        cart.put(lines, Instant.now());
        carts.flush();
        return cart.snapshot();
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
            carts.lock(id)
                    .ifPresent(cart -> versions.changed(put(cart, cart.lines().minus(ordered))));
            return true;
        });
    }

    /** Removes a batch of carts that nobody has changed for so long; returns how many there were. */
    int purge(Duration unchanged, int batch) {
        return writes.commit(versions -> {
            Map<String, Long> purged = carts.removeUnchangedSince(Instant.now().minus(unchanged), batch);
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
