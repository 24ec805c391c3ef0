package shop.carousel.e2e.chaos.cache;

import java.sql.SQLException;
import java.time.Duration;

/**
 * The second way of invalidation: says again what the outbox holds, until a ring has heard it. Orders: {@code halt},
 * {@code go}.
 */
final class Relay implements Worker.Role {

    /** The mechanism that a run does without when relays do nothing. */
    static final String OUTBOX = "outbox";

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final WorkerRing ring;
    private final Source source;
    private final boolean absent;
    private final Loop loop = new Loop("relay", PAUSE, this::relay);
    private volatile boolean halted;

    Relay(Job job, WorkerRing ring) throws SQLException {
        this.ring = ring;
        this.source = new Source(job.jdbcUrl(), job.user(), job.password());
        this.absent = job.without().contains(OUTBOX);
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void obey(String order) {
        halted = order.equals("halt");
    }

    private void relay() throws SQLException {
        if (!halted && !absent) {
            ring.invalidateAll(source.drain());
            source.drained();
        }
    }

    @Override
    public void close() {
        loop.close();
    }
}
