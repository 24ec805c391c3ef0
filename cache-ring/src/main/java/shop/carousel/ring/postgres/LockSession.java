package shop.carousel.ring.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import shop.carousel.ring.lock.Holding;

/**
 * A session of the database that holds advisory locks. The database ends it, and the locks with it, when it says
 * nothing for the length of a lease: from the end of each statement on, which is later than the lease's own clock.
 * Thread-safe: one statement at a time.
 */
final class LockSession implements Holding {

    private static final Logger LOG = Logger.getLogger(LockSession.class);

    /** The limit is set before the locks are taken: one who stops in between must not keep them. */
    private static final String TAKE = """
            select set_config('idle_session_timeout', ?, false),
                (select bool_and(taken) from (
                    select pg_try_advisory_lock(number) as taken from unnest(?) as number) as asked)""";

    private static final String TOKEN = "select nextval('ring_lock_fence')";
    private static final String RENEW = "select set_config('idle_session_timeout', ?, false)";
    private static final String GIVE_BACK = "select pg_advisory_unlock_all()";
    private static final String NO_LIMIT = "reset idle_session_timeout";

    private final Connection connection;

    private LockSession(Connection connection) {
        this.connection = connection;
    }

    static LockSession open(DataSource database) throws SQLException {
        return new LockSession(database.getConnection());
    }

    /** Answers whether all could be taken; some may have been when not. */
    synchronized boolean take(Long[] numbers, Duration lease) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setString(1, Long.toString(lease.toMillis()));
            take.setArray(2, connection.createArrayOf("bigint", numbers));
            try (ResultSet row = take.executeQuery()) {
                return row.next() && row.getBoolean(2);
            }
        }
    }

    /** Higher than every one before; the sequence is written before it is told. */
    synchronized long nextToken() throws SQLException {
        try (PreparedStatement next = connection.prepareStatement(TOKEN);
                ResultSet row = next.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** A session that answers has all its locks; one that does not has none, or will have none soon. */
    @Override
    public synchronized Renewed renew(Duration lease) {
        try (PreparedStatement renew = connection.prepareStatement(RENEW)) {
            renew.setString(1, Long.toString(lease.toMillis()));
            renew.execute();
            return Renewed.YES;
        } catch (SQLException gone) {
            LOG.debugf("The session of a lock has ended: %s", gone.getMessage());
            return Renewed.LOST;
        }
    }

    @Override
    public synchronized boolean giveBack() {
        try (connection;
                PreparedStatement giveBack = connection.prepareStatement(GIVE_BACK);
                PreparedStatement noLimit = connection.prepareStatement(NO_LIMIT)) {
            giveBack.execute();
            noLimit.execute();
            return true;
        } catch (SQLException gone) {
            LOG.debugf("A lock was not given back, its session has ended: %s", gone.getMessage());
            abort();
            return false;
        }
    }

    /** Ends the session, so that no locks stay behind, and nobody is lent it again. */
    synchronized void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException gone) {
            LOG.debugf("The session of a lock had ended already: %s", gone.getMessage());
        }
    }
}
