package shop.carousel.cart.cart;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.Timeouts;
import org.hibernate.jpa.SpecHints;
import org.jspecify.annotations.Nullable;

/** The tables of carts, with all their queries. Locks and changes belong in the caller's transaction. */
@ApplicationScoped
class CartRepository implements PanacheRepositoryBase<CartEntity, String> {

    private static final String COMMITTED = """
            select c.version, c.accountId, key(l), l.quantity from CartEntity c left join c.lines l
            where c.id = ?1 order by l.addedAt, key(l)""";

    /** A line of the committed cart; nulls where the cart is empty. */
    record Read(
            long version,
            @Nullable UUID owner,
            @Nullable String sku,
            @Nullable Integer quantity) {

        private Line line() {
            return new Line(Objects.requireNonNull(sku), Objects.requireNonNull(quantity));
        }
    }

    private final SessionFactory sessions;

    CartRepository(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * The committed cart, in one statement and so of one moment. It has a session of its own, because the ring also
     * loads carts on threads that have neither a request nor a transaction.
     */
    Optional<Cart> read(String id) {
        List<Read> rows = committed(id);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<Line> lines =
                rows.stream().filter(row -> row.sku() != null).map(Read::line).toList();
        return Optional.of(new Cart(
                id, rows.getFirst().version(), Lines.of(lines), rows.getFirst().owner()));
    }

    private List<Read> committed(String id) {
        try (StatelessSession session = sessions.openStatelessSession()) {
            return session.createSelectionQuery(COMMITTED, Read.class)
                    .setParameter(1, id)
                    .list();
        }
    }

    /**
     * The cart, whose row stays locked until the transaction ends. Its lines are read by a statement of their own,
     * after the lock is there: in one statement with it they could be older than the row.
     */
    Optional<CartEntity> lock(String id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Those of these carts that exist, locked, always in the same order, so that no two wait for each other. */
    Map<String, CartEntity> lock(Collection<String> ids) {
        return find("id in ?1 order by id", ids).withLock(LockModeType.PESSIMISTIC_WRITE).stream()
                .collect(Collectors.toMap(CartEntity::id, Function.identity()));
    }

    /** The cart of an account that was changed last, by its id. */
    @Transactional
    Optional<String> newestOf(UUID account) {
        return find("accountId = ?1 order by updatedAt desc, id", account)
                .firstResultOptional()
                .map(CartEntity::id);
    }

    /** Removes all carts of an account, and returns their versions. */
    Map<String, Long> removeAllOf(UUID account) {
        Map<String, Long> all =
                find("accountId = ?1 order by id", account).withLock(LockModeType.PESSIMISTIC_WRITE).stream()
                        .collect(Collectors.toMap(CartEntity::id, CartEntity::version));
        delete("id in ?1", all.keySet());
        return all;
    }

    /**
     * Removes the oldest of the carts that have not changed since then, and returns their versions. Carts that somebody
     * else has locked are passed over.
     */
    Map<String, Long> removeUnchangedSince(Instant then, int batch) {
        Map<String, Long> old = find("updatedAt < ?1 order by updatedAt", then)
                .page(0, batch)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI)
                .stream()
                .collect(Collectors.toMap(CartEntity::id, CartEntity::version));
        delete("id in ?1", old.keySet());
        return old;
    }
}
