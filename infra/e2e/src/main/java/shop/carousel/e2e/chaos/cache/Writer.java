package shop.carousel.e2e.chaos.cache;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Raises the versions of rows, and invalidates each after its commit. Order {@code die}: ends after one more commit,
 * before its invalidation. That commit is of a key that nobody else writes, so that no later invalidation makes up for
 * it.
 *
 * <p>Orders {@code stall BATCH} and {@value #GO_ON}: writes rows that nobody else tells of, and stands still between
 * knowing the nodes and telling them. Orders {@value Reader#DEAF}, {@code alone BATCH} and {@value Reader#CURED}: does
 * not hear of the ring, writes such rows meanwhile, and hears again.
 */
final class Writer implements Worker.Role {

    static final String STALL = "stall ";
    static final String GO_ON = "go-on";
    static final String ALONE = "alone ";

    /** What is said back when an order is obeyed. */
    static final String STALLED = "stalled";

    static final String SAID = "said";

    /**
     * After a process hears again and knows the ring it takes this long at the most until it has repeated what it said.
     */
    private static final Duration REPETITION = Duration.ofSeconds(1);

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
    private final List<String> busyKeys;

    /** Said while this process heard nothing of the ring. Only the order's thread. */
    private final Map<String, Long> unheard = new HashMap<>();

    private volatile boolean dying;

    Writer(Job job, WorkerRing ring, Recorder recorder) throws SQLException {
        this.job = job;
        this.busyKeys =
                Stream.concat(job.keys().stream(), job.pairKeys().stream()).toList();
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
        try {
            obeyOrFail(order);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void obeyOrFail(String order) throws SQLException {
        if (order.equals("die")) {
            dying = true;
        } else if (order.startsWith(STALL)) {
            stall(Integer.parseInt(order.substring(STALL.length())));
        } else if (order.equals(GO_ON)) {
            ring.stall().stand(false);
        } else if (order.equals(Reader.DEAF)) {
            ring.hearing().deaf(true);
            System.out.println(Reader.DEAF);
        } else if (order.startsWith(ALONE)) {
            writeAlone(Integer.parseInt(order.substring(ALONE.length())));
        } else {
            ring.hearing().deaf(false);
            ring.awaitKnown();
            noteSaid(unheard, REPETITION.toNanos());
            unheard.clear();
        }
    }

    private void stall(int batch) throws SQLException {
        ring.stall().stand(true);
        var caches = List.of(Rows.lone(batch), Rows.lonePairs(batch));
        for (var keys : caches) {
            var versions = raiseAlone(keys);
            Thread.ofPlatform().daemon().name(Stall.THREAD + keys.getFirst()).start(() -> {
                ring.invalidateAll(versions);
                noteSaid(versions, 0);
            });
        }
        ring.stall().awaitStanding(caches.size());
        System.out.println(STALLED);
    }

    /** Nothing is promised of what a process says before it knows the ring: that is the outbox's affair. */
    private void writeAlone(int batch) throws SQLException {
        ring.awaitKnown();
        for (var keys : List.of(Rows.lone(batch), Rows.lonePairs(batch))) {
            var versions = raiseAlone(keys);
            ring.invalidateAll(versions);
            unheard.putAll(versions);
        }
        System.out.println(SAID);
    }

    private Map<String, Long> raiseAlone(List<String> keys) throws SQLException {
        try (var its = new Source(job.jdbcUrl(), job.user(), job.password())) {
            return its.raiseAlone(keys);
        }
    }

    private void noteSaid(Map<String, Long> versions, long after) {
        long now = System.nanoTime();
        versions.forEach((key, version) -> recorder.note(new Note(Note.Kind.SAID, key, version, now, now + after)));
        recorder.settle();
    }

    private void write() throws SQLException {
        boolean last = dying;
        String key = one(last || isSeldom() ? job.quietKeys() : busyKeys);
        long begin = System.nanoTime();
        long version = source.raise(key);
        recorder.note(new Note(Note.Kind.COMMIT, key, version, begin, System.nanoTime()));
        recorder.settle();
        if (last) {
            Runtime.getRuntime().halt(DEATH);
        }
        ring.cacheOf(key).invalidate(key, version);
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
