package shop.carousel.ring.postgres;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import shop.carousel.ring.LockHold;
import shop.carousel.ring.LockLease;
import shop.carousel.ring.LockOptions;
import shop.carousel.ring.LockUnavailableException;
import shop.carousel.ring.RingLock;
import shop.carousel.ring.lock.HeldLease;
import shop.carousel.ring.lock.LockRules;
import shop.carousel.ring.lock.LockTerm;

/**
 * Locks by PostgreSQL's advisory locks, 14 or later, where no lock node is wanted: slower, and each lease keeps a
 * connection of its own until it ends, so the pool bounds how many there are at once.
 *
 * <p>Promises what {@link RingLock} does. A holder that dies or stands still loses its lock when its lease is over,
 * because the database ends a session that is silent for so long ({@code idle_session_timeout}); a holder that is cut
 * off, when the database notices the same. Keys are hashed to 64 bits, apart from whatever else uses advisory locks:
 * two keys that share a hash share a lock, which costs waiting and nothing else. Many thousand keys at once need a
 * higher {@code max_locks_per_transaction}; without it the lock is unavailable, with the database's words.
 *
 * <p>Fencing tokens come from a sequence, which {@link #SCHEMA} makes.
 */
public final class PostgresAdvisoryLocks implements RingLock {

    /** What the database needs once; the locks' user must be allowed to use it. */
    public static final String SCHEMA = "create sequence if not exists ring_lock_fence";

    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int MOST_DOUBLINGS = 10;

    private final DataSource database;
    private final LockOptions options;

    /** A database has no epochs. */
    private final LockTerm term = new LockTerm(1, true);

    /**
     * @param database connections in autocommit, checked before they are lent: one whose lease ran out is broken
     * @param options of these, {@link LockOptions#longestHold()} alone
     */
    public PostgresAdvisoryLocks(DataSource database, LockOptions options) {
        this.database = database;
        this.options = options;
    }

    @Override
    public Optional<LockLease> tryLock(Collection<String> keys, LockHold hold, Duration wait) {
        LockRules.check(keys, hold, wait, options.longestHold());
        var numbers = AdvisoryKeys.numbers(keys);
        long end = System.nanoTime() + wait.toNanos();
        for (int round = 0; ; round++) {
            try {
                var lease = attempt(keys, numbers, hold);
                if (lease.isPresent() || !pause(round, end)) {
                    return lease;
                }
            } catch (SQLException fault) {
                if (!pause(round, end)) {
                    throw new LockUnavailableException("PostgreSQL: " + fault.getMessage(), fault);
                }
            }
        }
    }

    private Optional<LockLease> attempt(Collection<String> keys, Long[] numbers, LockHold hold) throws SQLException {
        var session = LockSession.open(database);
        try {
            long start = System.nanoTime();
            if (!session.take(numbers, hold.lease())) {
                session.giveBack();
                return Optional.empty();
            }
            long token = session.nextToken();
            var tokens = keys.stream().distinct().collect(Collectors.toMap(Function.identity(), key -> token));
            return HeldLease.of(session, tokens, hold, start, term);
        } catch (SQLException | RuntimeException fault) {
            session.abort();
            throw fault;
        }
    }

    /** Waits a little; answers whether there was time for it. */
    private static boolean pause(int round, long end) {
        long left = end - System.nanoTime();
        if (left <= 0 || Thread.currentThread().isInterrupted()) {
            return false;
        }
        long longest = Math.min(FIRST_PAUSE << Math.min(round, MOST_DOUBLINGS), LONGEST_PAUSE);
        long pause = longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1);
        try {
            TimeUnit.NANOSECONDS.sleep(Math.min(pause, left));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
