package shop.carousel.e2e.chaos.cache;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Raises the versions of rows, and invalidates each after its commit. Order {@code die}: ends
 * after one more commit, before its invalidation. That commit is of a key that nobody else writes, so that no later invalidation makes up for it.
 */
final class Writer implements Worker.Role {

    private static final Duration PAUSE = Duration.ofMillis(4);
    private static final int SELDOM = 75;
    private static final Set<String> FOUND_IN_QUIET = Set.of("versions", "incarnations");
    private static final int DEATH = 137;

    private final Job job;
    private final WorkerRing ring;
    private final Recorder recorder;
    private final Source source;
    private final SplittableRandom random =
            new SplittableRandom(ProcessHandle.current().pid());
    private final Loop loop = new Loop("writer", PAUSE, this::write);
    private volatile boolean dying;

    Writer(Job job, WorkerRing ring, Recorder recorder) throws SQLException {
        this.job = job;
        this.ring = ring;
        this.recorder = recorder;
        this.source = new Source(job.jdbcUrl(), job.user(), job.password());
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void obey(String order) {
        dying = order.equals("die");
    }

    private void write() throws SQLException {
        boolean last = dying;
        String key = one(last || isSeldom() ? job.quietKeys() : job.keys());
        long begin = System.nanoTime();
        long version = source.raise(key);
        recorder.note(new Note(Note.Kind.COMMIT, key, version, begin, System.nanoTime()));
        recorder.settle();
        if (last) {
            Runtime.getRuntime().halt(DEATH);
        }
        ring.items().invalidate(key, version);
    }

    /** What is stored and too old is seen for long where it is not written again at once. */
    private boolean isSeldom() {
        return !Collections.disjoint(job.without(), FOUND_IN_QUIET) && random.nextInt(SELDOM) == 0;
    }

    private String one(List<String> keys) {
        return keys.get(random.nextInt(keys.size()));
    }

    @Override
    public void close() {
        loop.close();
    }
}
