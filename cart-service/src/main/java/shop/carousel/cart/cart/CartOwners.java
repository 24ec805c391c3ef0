package shop.carousel.cart.cart;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.identity.Caller;
import shop.carousel.kit.problem.Problem;

/**
 * The owners of carts. A guest's cart opens to anyone who knows its id. An account's cart is that account's alone; for
 * others it does not exist. The caller's identity is read only if it matters, so guests do not depend on the services
 * that know accounts.
 */
@Singleton
final class CartOwners {

    private final Carts carts;
    private final Caller caller;

    CartOwners(Carts carts, Caller caller) {
        this.carts = carts;
        this.caller = caller;
    }

    /** A new cart of the caller. */
    Cart create() {
        return carts.create(caller.account().orElse(null));
    }

    /** The cart, if it is the caller's; else a 404. */
    Cart require(String id) {
        return find(id).orElseThrow(CartOwners::unknown);
    }

    /** Whether there is such a cart, and it is the caller's. */
    boolean isReachable(String id) {
        return find(id).isPresent();
    }

    private Optional<Cart> find(String id) {
        return carts.find(id).filter(this::isMine);
    }

    private boolean isMine(Cart cart) {
        return cart.owner() == null
                || caller.account().filter(cart.owner()::equals).isPresent();
    }

    /** The caller's newest cart; a 404 if it has none, or is no account. */
    Cart current() {
        return caller.account().flatMap(carts::newestOf).orElseThrow(CartOwners::unknown);
    }

    /** Removes all carts of the caller's account. */
    void removeAll() {
        caller.account().ifPresent(carts::removeAllOf);
    }

    /**
     * The cart of a browser. Where somebody is signed in, it becomes theirs: a guest's cart is merged into the one that
     * the account has already, which is found again on every device.
     *
     * @param id what the browser's cookie says; a cart that is gone counts as none
     */
    Optional<Cart> ofBrowser(@Nullable String id) {
        Optional<Cart> kept = id == null ? Optional.empty() : carts.find(id);
        return caller.account()
                .map(account -> ofAccount(account, kept))
                .orElseGet(() -> kept.filter(cart -> cart.owner() == null));
    }

    private Optional<Cart> ofAccount(UUID account, Optional<Cart> kept) {
        if (kept.map(Cart::owner).filter(account::equals).isPresent()) {
            return kept;
        }
        Optional<Cart> own = carts.newestOf(account);
        Optional<Cart> guests = kept.filter(cart -> cart.owner() == null);
        if (guests.isEmpty()) {
            return own;
        }
        return Optional.of(own.map(cart -> carts.merge(cart.id(), guests.get().id()))
                .orElseGet(() -> carts.claim(guests.get().id(), account)));
    }

    private static Problem unknown() {
        return Problem.notFound("There is no such cart.");
    }
}
