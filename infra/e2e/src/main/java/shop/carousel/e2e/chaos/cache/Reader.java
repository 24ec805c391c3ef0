package shop.carousel.e2e.chaos.cache;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.Consistency;
import shop.carousel.ring.RingOverloadedException;
import shop.carousel.ring.Versioned;

/**
 * Reads rows through the ring all the time. Order {@code cold KEY}: many callers ask at once for a key that nobody has
 * read before. Orders {@value #DEAF}, {@value #LATE} and {@value #CURED}: hears nothing of the ring, hears of it late,
 * and hears again. Order {@code certain BATCH}: asks with certainty for rows that are doomed.
 */
final class Reader implements Worker.Role {

    static final String DEAF = "deaf";
    static final String LATE = "late";
    static final String CURED = "cured";
    static final String CERTAIN = "certain ";

    private static final int THREADS = 2;
    private static final int COLD_CALLERS = 64;
    private static final int STRONG_ONE_IN = 50;
    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final Duration COLD_LOAD = Duration.ofMillis(100);

    private final Job job;
    private final List<String> keys;

    /** Versions are there for what is loaded from a replica that lags; reads with certainty are not made then. */
    private final boolean lags;

    private final WorkerRing ring;
    private final Recorder recorder;
    private final List<Loop> loops = new ArrayList<>();

    Reader(Job job, WorkerRing ring, Recorder recorder) throws SQLException {
        this.job = job;
        this.keys = job.allKeys();
        this.lags = job.without().contains("versions");
        this.ring = ring;
        this.recorder = recorder;
        for (int i = 0; i < THREADS; i++) {
            var source = new Source(job.jdbcUrl(), job.user(), job.password());
            var random = new SplittableRandom(31 * ProcessHandle.current().pid() + i);
            loops.add(new Loop("reader-" + i, PAUSE, () -> read(source, random)));
        }
        loops.add(new Loop("settler", Duration.ofMillis(100), recorder::settle));
    }

    @Override
    public void start() {
        loops.forEach(Loop::start);
    }

    private void read(Source source, SplittableRandom random) {
        String key = keys.get(random.nextInt(keys.size()));
        read(source, key, !lags && isRepaired(key) && random.nextInt(STRONG_ONE_IN) == 0);
    }

    /** Reads with certainty set a row right, and would hide what the others of some rows are for. */
    private static boolean isRepaired(String key) {
        return !Rows.isMortal(key) && !Rows.isLone(key);
    }

    private void read(Source source, String key, boolean strong) {
        var loaded = new AtomicBoolean();
        long begin = System.nanoTime();
        try {
            long version = ring.cacheOf(key)
                    .get(key, strong ? Consistency.STRONG : Consistency.BOUNDED, it -> {
                        loaded.set(true);
                        return load(source, it);
                    })
                    .orElse(0L);
            recorder.note(new Note(kind(strong, loaded.get()), key, version, begin, System.nanoTime()));
        } catch (RingOverloadedException e) {
            recorder.note(new Note(Note.Kind.FAILED, key, 0, begin, System.nanoTime()));
        }
    }

    private static Note.Kind kind(boolean strong, boolean loaded) {
        if (strong) {
            return Note.Kind.STRONG;
        }
        return loaded ? Note.Kind.LOADED : Note.Kind.HIT;
    }

    private @Nullable Versioned<Long> load(Source source, String key) throws SQLException {
        long begin = System.nanoTime();
        long version = lags ? source.versionOfReplica(key) : source.version(key);
        recorder.note(new Note(Note.Kind.LOAD, key, version, begin, System.nanoTime()));
        return version == 0 ? null : new Versioned<>(version, version);
    }

    @Override
    public void obey(String order) {
        switch (order) {
            case DEAF -> {
                ring.hearing().deaf(true);
                System.out.println(DEAF);
            }
            case LATE -> {
                ring.hearing().late(true);
                System.out.println(LATE);
            }
            case CURED -> {
                ring.hearing().deaf(false);
                ring.hearing().late(false);
            }
            default -> {
                if (order.startsWith(CERTAIN)) {
                    askWithCertainty(Integer.parseInt(order.substring(CERTAIN.length())));
                } else {
                    askForCold(order.substring("cold ".length()));
                }
            }
        }
    }

    private void askWithCertainty(int batch) {
        Thread.ofVirtual().start(() -> {
            try (var source = new Source(job.jdbcUrl(), job.user(), job.password())) {
                Rows.doomed(batch).forEach(key -> read(source, key, true));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void askForCold(String key) {
        long past = ring.items().statistics().bypasses();
        var callers = new ArrayList<Thread>();
        for (int i = 0; i < COLD_CALLERS; i++) {
            callers.add(Thread.ofVirtual().start(() -> ring.items().get(key, this::loadSlowly)));
        }
        Thread.ofVirtual().start(() -> judge(key, past, callers));
    }

    /** Takes its time, so that all callers are there before it is over. */
    private Versioned<Long> loadSlowly(String key) {
        long begin = System.nanoTime();
        LockSupport.parkNanos(COLD_LOAD.toNanos());
        recorder.note(new Note(Note.Kind.COLD_LOAD, key, 1, begin, System.nanoTime()));
        return new Versioned<>(1L, 1);
    }

    /**
     * Where the ring was not asked, because a node was away or the view too old, nobody promises that there is one
     * load.
     */
    private void judge(String key, long past, List<Thread> callers) {
        try {
            for (var caller : callers) {
                caller.join();
            }
            if (ring.items().statistics().bypasses() != past) {
                recorder.note(new Note(Note.Kind.COLD_PAST, key, 1, System.nanoTime(), System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        loops.forEach(Loop::close);
        recorder.settle();
    }
}
