package shop.carousel.cart.cart;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * The tables of carts. Changes belong in the caller's transaction; the first statement of each takes the cart's row
 * lock.
 */
@Singleton
final class CartStore {

    private static final String READ = """
            select c.version, l.sku, l.quantity from cart c left join cart_line l on l.cart_id = c.id
            where c.id = ? order by l.added_at, l.sku""";
    private static final String LOCK = "select id from cart where id = any(?) order by id for update";
    private static final String NEXT_VERSION =
            "update cart set version = version + 1, updated_at = now() where id = ? returning version";
    private static final String PUT_LINE = """
            insert into cart_line (cart_id, sku, quantity) values (?, ?, ?)
            on conflict (cart_id, sku) do update set quantity = excluded.quantity""";
    private static final String REMOVE_LINES = "delete from cart_line where cart_id = ? and sku = any(?)";
    private static final String PURGE = """
            delete from cart where id in (
              select id from cart where updated_at < now() - make_interval(secs => ?)
              order by updated_at limit ? for update skip locked)
            returning id, version""";

    private final DataSource database;

    CartStore(DataSource database) {
        this.database = database;
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.on(statement);
        } catch (SQLException fault) {
            throw new CartStoreException(sql.lines().findFirst().orElse(sql), fault);
        }
    }

    /** Adds an empty cart. */
    Cart insert(String id) {
        return run("insert into cart (id) values (?)", insert -> {
            insert.setString(1, id);
            insert.executeUpdate();
            return new Cart(id, 1, Lines.NONE);
        });
    }

    /** The committed cart, in one statement and so of one moment. */
    Optional<Cart> read(String id) {
        return run(READ, read -> {
            read.setString(1, id);
            try (ResultSet rows = read.executeQuery()) {
                return cart(id, rows);
            }
        });
    }

    private static Optional<Cart> cart(String id, ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        long version = rows.getLong("version");
        List<Line> lines = new ArrayList<>();
        do {
            String sku = rows.getString("sku");
            if (sku != null) {
                lines.add(new Line(sku, rows.getInt("quantity")));
            }
        } while (rows.next());
        return Optional.of(new Cart(id, version, Lines.of(lines)));
    }

    /** Locks those carts, always in the same order, so that nobody waits in a circle. Returns those that exist. */
    Set<String> lock(Collection<String> ids) {
        return run(LOCK, lock -> {
            lock.setArray(1, lock.getConnection().createArrayOf("text", ids.toArray()));
            Set<String> locked = new HashSet<>();
            try (ResultSet rows = lock.executeQuery()) {
                while (rows.next()) {
                    locked.add(rows.getString(1));
                }
            }
            return locked;
        });
    }

    /**
     * Changes the lines of a cart; empty when there is no such cart. Of several changes at once each sees what the
     * others left.
     */
    Optional<Cart> change(String id, IfMatch condition, UnaryOperator<Lines> change) {
        OptionalLong version = nextVersion(id);
        if (version.isEmpty()) {
            return Optional.empty();
        }
        condition.require(version.getAsLong() - 1);
        Lines before = read(id).orElseThrow().lines();
        Lines after = change.apply(before);
        write(id, before, after);
        return Optional.of(new Cart(id, version.getAsLong(), after));
    }

    private OptionalLong nextVersion(String id) {
        return run(NEXT_VERSION, update -> {
            update.setString(1, id);
            return version(update);
        });
    }

    private void write(String id, Lines before, Lines after) {
        Set<String> gone = new HashSet<>(before.skus());
        gone.removeAll(after.skus());
        if (!gone.isEmpty()) {
            remove(id, gone);
        }
        Lines changed = after.changedFrom(before);
        if (!changed.isEmpty()) {
            put(id, changed);
        }
    }

    private void remove(String id, Set<String> skus) {
        run(REMOVE_LINES, remove -> {
            remove.setString(1, id);
            remove.setArray(2, remove.getConnection().createArrayOf("text", skus.toArray()));
            return remove.executeUpdate();
        });
    }

    private void put(String id, Lines lines) {
        run(PUT_LINE, put -> {
            for (Line line : lines.list()) {
                put.setString(1, id);
                put.setString(2, line.sku());
                put.setInt(3, line.quantity());
                put.addBatch();
            }
            return put.executeBatch();
        });
    }

    /** Removes a cart and returns the version that it had; empty when there is none. */
    OptionalLong delete(String id) {
        return run("delete from cart where id = ? returning version", delete -> {
            delete.setString(1, id);
            return version(delete);
        });
    }

    private static OptionalLong version(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
        }
    }

    /** Removes the oldest of the carts that have not changed for {@code seconds}, and returns their versions. */
    Map<String, Long> purge(long seconds, int batch) {
        return run(PURGE, purge -> {
            purge.setDouble(1, seconds);
            purge.setInt(2, batch);
            Map<String, Long> purged = new HashMap<>();
            try (ResultSet rows = purge.executeQuery()) {
                while (rows.next()) {
                    purged.put(rows.getString(1), rows.getLong(2));
                }
            }
            return purged;
        });
    }
}
