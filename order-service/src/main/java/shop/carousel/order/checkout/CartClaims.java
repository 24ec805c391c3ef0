package shop.carousel.order.checkout;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.jdbc.Columns;
import shop.carousel.kit.jdbc.Row;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.problem.Problem;

/**
 * The order of each version of a cart. Promises: of all orders for one version of a cart, at most one has not ended
 * badly (rejected, not paid, cancelled), however many are placed at once; unless one names another that it is placed
 * beside.
 */
@Singleton
class CartClaims {

    /** The kind of problem that a second order of the same cart is refused with. */
    static final String ALREADY_ORDERED = "cart-already-ordered";

    private static final String ENDED_BADLY = "o.status in ('REJECTED', 'PAYMENT_FAILED', 'CANCELLED', 'REFUNDED')";

    /**
     * A second transaction waits at the row until the first has committed, and then finds a claim whose order is not in
     * its snapshot. So it cannot take that order for an ended one, and writes nothing.
     */
    private static final String TAKE = """
            insert into cart_claim as c (cart_id, cart_version, order_id, repeats) select * from unnest(?, ?, ?, ?)
            on conflict (cart_id, cart_version) do update set order_id = excluded.order_id, repeats = excluded.repeats
            where c.order_id = excluded.repeats
               or exists (select 1 from orders o where o.id = c.order_id and %s)
            returning order_id""".formatted(ENDED_BADLY);

    private static final String LIVE = """
            select o.id, o.number from cart_claim c join orders o on o.id = c.order_id
            where c.cart_id = ? and c.cart_version = ? and not %s""".formatted(ENDED_BADLY);

    private final Sql sql;

    CartClaims(Sql sql) {
        this.sql = sql;
    }

    /** The order that has a cart's version, as a problem's member {@code order} names it. */
    record Ordered(UUID id, String number) {}

    /** The order that this version of the cart is in; empty if it is in none, or only in such that ended badly. */
    Optional<Ordered> find(CartVersion cart) {
        return sql.first(LIVE, CartClaims::ordered, cart.id(), cart.version());
    }

    private static Ordered ordered(Row row) {
        return new Ordered(row.uuid("id"), row.text("number"));
    }

    /** Refuses a cart that is in an order already, before prices are requested. */
    void requireFree(CartVersion cart, @Nullable UUID repeats) {
        find(cart).filter(ordered -> !ordered.id().equals(repeats)).ifPresent(ordered -> {
            throw refusal(ordered);
        });
    }

    /**
     * Takes the carts' versions for these orders, which the running transaction has placed.
     *
     * @throws Problem 409, when one of them is taken; then the transaction must not commit
     */
    @Transactional(TxType.MANDATORY)
    void take(Collection<CartClaim> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        List<CartClaim> claims =
                wanted.stream().sorted(Comparator.comparing(CartClaim::cart)).toList();
        Set<CartVersion> carts = new HashSet<>();
        claims.stream().filter(claim -> !carts.add(claim.cart())).findFirst().ifPresent(twin -> {
            throw refusal(twin.cart());
        });
        Set<UUID> taken = Set.copyOf(sql.list(
                TAKE,
                row -> row.uuid("order_id"),
                Columns.of(String.class, claims, claim -> claim.cart().id()),
                Columns.of(Long.class, claims, claim -> claim.cart().version()),
                Columns.of(UUID.class, claims, CartClaim::order),
                Columns.of(UUID.class, claims, CartClaim::repeats)));
        claims.stream()
                .filter(claim -> !taken.contains(claim.order()))
                .findFirst()
                .ifPresent(late -> {
                    throw refusal(late.cart());
                });
    }

    private Problem refusal(CartVersion cart) {
        return find(cart)
                .map(CartClaims::refusal)
                .orElseGet(() -> Problem.conflict(ALREADY_ORDERED, "This cart is being ordered now."));
    }

    private static Problem refusal(Ordered ordered) {
        return Problem.conflict(
                        ALREADY_ORDERED,
                        ("This cart is already order %s. To order the same items again, name that order in "
                                        + "\"repeats\".")
                                .formatted(ordered.number()))
                .withExtension("order", ordered);
    }
}
