package shop.carousel.ring;

import static shop.carousel.ring.Bounds.within;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The declaration of a cache. Declared once, by the same name in every process that shares its entries:
 *
 * {@snippet :
 * var products = ring.cache(CacheSpec.of("product", codec).timeToLive(Duration.ofMinutes(30)));
 * }
 *
 * Every number has a default and bounds, and is checked when it is set.
 *
 * @param name lower-case letters, digits and dashes, 1..40, starting with a letter: part of every stored key
 */
public record CacheSpec<V>(
        String name,
        Codec<V> codec,
        Times times,
        Limits limits,
        Storage storage,
        Near near,
        Availability availability) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public CacheSpec {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A cache's name is " + NAME + ", not \"" + name + "\"");
        }
        Objects.requireNonNull(codec, "codec");
        Objects.requireNonNull(times, "times");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(storage, "storage");
        Objects.requireNonNull(near, "near");
        Objects.requireNonNull(availability, "availability");
    }

    /**
     * A declaration with the defaults of {@link Times}, {@link Limits}, {@link Storage} and {@link Availability},
     * without a near cache.
     */
    public static <V> CacheSpec<V> of(String name, Codec<V> codec) {
        return new CacheSpec<>(
                name, codec, Times.DEFAULT, Limits.DEFAULT, Storage.DEFAULT, Near.NONE, Availability.DEFAULT);
    }

    /** How long a value stays; 1 s to 7 days, default 10 minutes. */
    public CacheSpec<V> timeToLive(Duration time) {
        return times(times.withValue(time));
    }

    /** How long "there is no such row" stays; 100 ms to 1 h, default 30 s. */
    public CacheSpec<V> absentTimeToLive(Duration time) {
        return times(times.withAbsent(time));
    }

    /**
     * For how long after its time a value is still served while one caller of the ring loads it again in the
     * background; 0 to 7 days, default 0. With any, a value that is read often is loaded again before its time is over,
     * so that its expiry lands on nobody. The loader then also runs on the ring's own threads, without the context of a
     * call.
     */
    public CacheSpec<V> grace(Duration time) {
        return times(times.withGrace(time));
    }

    /** How long one caller may take to load before another may try; 100 ms to 1 min, default 2 s. */
    public CacheSpec<V> leaseTime(Duration time) {
        return times(times.withLease(time));
    }

    /** How long a caller waits for another's load before it loads by itself; 0 to 1 min, default 3 s. */
    public CacheSpec<V> loadDeadline(Duration time) {
        return times(times.withLoadDeadline(time));
    }

    /** Values are encrypted on the nodes, by the ring's {@link EncryptionKeys}: for personal data. Default no. */
    public CacheSpec<V> encrypted() {
        return storage(new Storage(storage.compressFrom(), true));
    }

    /** From which size on a value is compressed, in bytes; 64 to 16 MiB, default 4 KiB. */
    public CacheSpec<V> compressFrom(int bytes) {
        return storage(new Storage(bytes, storage.encrypted()));
    }

    /**
     * Each process keeps values that are read often in so many bytes of its own memory, for 1.5 s at most; see {@link
     * Near}. Values are shared by all callers then, and must not be changed.
     */
    public CacheSpec<V> near(long bytes) {
        return near(new Near(bytes, Near.NONE.timeToLive()));
    }

    /** The declaration with that near cache. */
    public CacheSpec<V> near(Near near) {
        return new CacheSpec<>(name, codec, times, limits, storage, near, availability);
    }

    /** The declaration with that storage. */
    public CacheSpec<V> storage(Storage storage) {
        return new CacheSpec<>(name, codec, times, limits, storage, near, availability);
    }

    /** The declaration with these times. */
    public CacheSpec<V> times(Times times) {
        return new CacheSpec<>(name, codec, times, limits, storage, near, availability);
    }

    /** The declaration with these limits. */
    public CacheSpec<V> limits(Limits limits) {
        return new CacheSpec<>(name, codec, times, limits, storage, near, availability);
    }

    /** On how many nodes an entry is, in as many zones as there are; 1 to 3, default 1. */
    public CacheSpec<V> replicas(int replicas) {
        return availability(new Availability(replicas, availability.hotCopies(), availability.whenAway()));
    }

    /**
     * Keys that a process reads so often that they alone would burden a node are read from so many nodes, from the one
     * with the fewest requests under way; 1 to 8, default 1. Each node gets its copy when it is first asked for it.
     * Every change of any key is told to all of them, so it is for caches that are read far more than written.
     */
    public CacheSpec<V> hotCopies(int copies) {
        return availability(new Availability(availability.replicas(), copies, availability.whenAway()));
    }

    /** What happens while a key's nodes are away, default {@link WhenAway#BYPASS}. */
    public CacheSpec<V> whenAway(WhenAway whenAway) {
        return availability(new Availability(availability.replicas(), availability.hotCopies(), whenAway));
    }

    public int replicas() {
        return availability.replicas();
    }

    public int hotCopies() {
        return availability.hotCopies();
    }

    public WhenAway whenAway() {
        return availability.whenAway();
    }

    private CacheSpec<V> availability(Availability availability) {
        return new CacheSpec<>(name, codec, times, limits, storage, near, availability);
    }

    /** What happens while a key's nodes are away for this process. A failure never changes the ring. */
    public enum WhenAway {
        /** Callers load from the source, so many at a time: no value is older than with the nodes there. */
        BYPASS,
        /**
         * The next node in the key's order of preference stands in, with entries that last 10 s at most, under the same
         * rules of versions: the source is spared. Writers tell it too.
         */
        GUTTER
    }

    /**
     * What a cache does so that nodes may fail, or be overburdened by one key.
     *
     * @param replicas on how many nodes an entry is
     * @param hotCopies on how many nodes the entry of a hot key may be
     */
    public record Availability(int replicas, int hotCopies, WhenAway whenAway) {

        public static final Availability DEFAULT = new Availability(1, 1, WhenAway.BYPASS);

        public Availability {
            within("replicas", replicas, 1, 3);
            within("hotCopies", hotCopies, 1, 8);
            Objects.requireNonNull(whenAway, "whenAway");
        }
    }

    /**
     * How long things last.
     *
     * @param value how long a value stays
     * @param grace how much longer it is served while it is loaded again
     * @param absent how long "there is no such row" stays
     * @param tombstone how long an invalidation refuses older values; never shorter than {@code lease}, so that no load
     *     outlives it
     * @param lease how long one caller may take to load before another may try
     * @param loadDeadline how long a caller waits for another's load before it loads by itself
     * @param jitter by which share {@code value} and {@code absent} are shortened at random, so that what was stored
     *     together does not expire together; 0 to 0.5
     */
    public record Times(
            Duration value,
            Duration grace,
            Duration absent,
            Duration tombstone,
            Duration lease,
            Duration loadDeadline,
            double jitter) {

        public static final Times DEFAULT = new Times(
                Duration.ofMinutes(10),
                Duration.ZERO,
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                0.1);

        public Times {
            within("timeToLive", value, Duration.ofSeconds(1), Duration.ofDays(7));
            within("grace", grace, Duration.ZERO, Duration.ofDays(7));
            within("absentTimeToLive", absent, Duration.ofMillis(100), Duration.ofHours(1));
            within("leaseTime", lease, Duration.ofMillis(100), Duration.ofMinutes(1));
            within("tombstoneTimeToLive", tombstone, lease, Duration.ofHours(1));
            within("loadDeadline", loadDeadline, Duration.ZERO, Duration.ofMinutes(1));
            within("jitter", jitter, 0, 0.5);
        }

        /** How long an entry stays at most, whatever it is. */
        public Duration longest() {
            var stored = value.plus(grace);
            return stored.compareTo(absent) < 0 ? absent : stored;
        }

        public Times withValue(Duration value) {
            return new Times(value, grace, absent, tombstone, lease, loadDeadline, jitter);
        }

        public Times withGrace(Duration grace) {
            return new Times(value, grace, absent, tombstone, lease, loadDeadline, jitter);
        }

        public Times withAbsent(Duration absent) {
            return new Times(value, grace, absent, tombstone, lease, loadDeadline, jitter);
        }

        public Times withTombstone(Duration tombstone) {
            return new Times(value, grace, absent, tombstone, lease, loadDeadline, jitter);
        }

        public Times withLease(Duration lease) {
            return new Times(value, grace, absent, tombstone, lease, loadDeadline, jitter);
        }

        public Times withLoadDeadline(Duration loadDeadline) {
            return new Times(value, grace, absent, tombstone, lease, loadDeadline, jitter);
        }

        public Times withJitter(double jitter) {
            return new Times(value, grace, absent, tombstone, lease, loadDeadline, jitter);
        }
    }

    /**
     * How much is allowed.
     *
     * @param keyBytes the longest key that is stored, in UTF-8 bytes; a longer one is loaded each time; 16 to 8,192
     * @param valueBytes the largest value that is stored; a larger one is returned and not stored; 64 to 16 MiB
     * @param bypassLoads how many callers of this process may load past the cache at a time; 1 to 10,000
     * @param bypassWait how long a caller waits for its turn to do so before {@link RingOverloadedException}; 0 to 1
     *     min
     */
    public record Limits(int keyBytes, int valueBytes, int bypassLoads, Duration bypassWait) {

        public static final Limits DEFAULT = new Limits(512, 1 << 20, 32, Duration.ofSeconds(2));

        public Limits {
            within("keyBytes", keyBytes, 16, 8_192);
            within("valueBytes", valueBytes, 64, 16 << 20);
            within("bypassLoads", bypassLoads, 1, 10_000);
            within("bypassWait", bypassWait, Duration.ZERO, Duration.ofMinutes(1));
        }
    }

    /**
     * How values are kept on the nodes.
     *
     * @param compressFrom from which size on a value is compressed, if that makes it smaller
     * @param encrypted whether values are encrypted
     */
    public record Storage(int compressFrom, boolean encrypted) {

        public static final Storage DEFAULT = new Storage(4 << 10, false);

        public Storage {
            within("compressFrom", compressFrom, 64, 16 << 20);
        }
    }

    /**
     * What each process keeps of a cache in its own memory.
     *
     * <p>Promises: a read answers nothing whose invalidation a node took more than a second before the read began, also
     * when the link to that node swallows everything. Usually it is milliseconds: nodes tell all processes at once. A
     * node that has not proven for a second that it is heard is asked again for each read.
     *
     * @param bytes how much it holds, by the size that values have on a node; 0 for no near cache, else 64 KiB to 4 GiB
     * @param timeToLive how long a value is kept at most; 100 ms to 1 min
     */
    public record Near(long bytes, Duration timeToLive) {

        public static final Near NONE = new Near(0, Duration.ofMillis(1_500));

        public Near {
            if (bytes != 0) {
                within("near bytes", bytes, 64L << 10, 4L << 30);
            }
            within("near timeToLive", timeToLive, Duration.ofMillis(100), Duration.ofMinutes(1));
        }

        public boolean isOn() {
            return bytes > 0;
        }
    }
}
