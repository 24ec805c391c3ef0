package shop.carousel.ring.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.LockOptions;
import shop.carousel.ring.RingLock;
import shop.carousel.ring.postgres.PostgresAdvisoryLocks;
import shop.carousel.ring.testing.PostgresProcess;

/** The contract, kept by PostgreSQL. */
class PostgresLocksTest extends RingLockContract {

    private static final LockOptions OPTIONS = LockOptions.DEFAULT.longestHold(Duration.ofMinutes(1));
    private static final PostgresProcess SERVER = PostgresProcess.start();

    private final RingLock locks = new PostgresAdvisoryLocks(SERVER.database(), OPTIONS);
    private final RingLock others = new PostgresAdvisoryLocks(SERVER.database(), OPTIONS);

    @BeforeAll
    static void schema() {
        SERVER.execute(PostgresAdvisoryLocks.SCHEMA);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Override
    RingLock locks() {
        return locks;
    }

    @Override
    RingLock others() {
        return others;
    }

    /** Ends every session that holds an advisory lock. */
    @Override
    void takeAway(String key) {
        SERVER.execute("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'");
    }

    /** Nobody renews, nobody asks: the database itself ends the lease of a holder that stands still. */
    @Test
    void holder_silentBeyondItsLease_losesItsSession() {
        var silent = locks.tryLock(List.of("still"), Duration.ofMillis(100), Duration.ZERO)
                .orElseThrow();
        try (var next = others.tryLock(List.of("still"), LONG, LONG).orElseThrow()) {
            assertThat(next.held()).isTrue();
            assertThat(silent.release()).isFalse();
        }
    }
}
