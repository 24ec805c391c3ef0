package shop.carousel.ring;

import static shop.carousel.ring.Bounds.within;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The declaration of a cache. Every process that shares its entries declares it once, by the same name:
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
     * How long an expired value is still served while one caller of the ring reloads it in the background; 0 to 7 days,
     * default 0. With grace, a value that is read often is reloaded before it expires, so no caller waits for the
     * reload. The loader then also runs on the ring's own threads, without the context of a call.
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

    /** Encrypts values on the nodes with the ring's {@link EncryptionKeys}, for personal data. Off by default. */
    public CacheSpec<V> encrypted() {
        return storage(new Storage(storage.compressFrom(), true));
    }

    /** The size from which a value is compressed, in bytes; 64 to 16 MiB, default 4 KiB. */
    public CacheSpec<V> compressFrom(int bytes) {
        return storage(new Storage(bytes, storage.encrypted()));
    }

    /**
     * Each process keeps popular values in this many bytes of its own memory, for 1.5 s at most; see {@link Near}. All
     * callers then share the values, and must not change them.
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

    /** The number of nodes that hold an entry, in as many zones as there are; 1 to 3, default 1. */
    public CacheSpec<V> replicas(int replicas) {
        return availability(new Availability(replicas, availability.hotCopies(), availability.whenAway()));
    }

    /**
     * The number of nodes from which a hot key is read: a key that a process reads so often that it alone would burden
     * a node; 1 to 8, default 1. The node with the fewest requests under way is asked. Each node gets its copy when it
     * is first asked. Every change of any key is sent to all of them, so this is for caches that are read far more
     * often than written.
     */
    public CacheSpec<V> hotCopies(int copies) {
        return availability(new Availability(availability.replicas(), copies, availability.whenAway()));
    }

    /** The behaviour while a key's nodes are away; default {@link WhenAway#BYPASS}. */
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

    /** The behaviour while this process cannot reach a key's nodes. A failure never changes the ring. */
    public enum WhenAway {
        /** Callers load from the source, up to a limit at a time. No value is older than with the nodes. */
        BYPASS,
        /**
         * The next node in the key's order of preference stands in and spares the source. Its entries last 10 s at
         * most, under the same rules of versions. Writers invalidate there too.
         */
        GUTTER
    }

    /**
     * How a cache survives a failing node, or one that a single key overburdens.
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
     * The times of a cache.
     *
     * @param value how long a value stays
     * @param grace how much longer it is served while it is reloaded
     * @param absent how long "there is no such row" stays
     * @param tombstone how long an invalidation refuses older values; at least {@code lease}, so that no load outlives
     *     it
     * @param lease how long one caller may take to load before another may try
     * @param loadDeadline how long a caller waits for another's load before it loads by itself
     * @param jitter the share by which {@code value} and {@code absent} are shortened at random, so that entries stored
     *     together do not expire together; 0 to 0.5
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

        /** The longest life of any entry. */
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
     * The limits of a cache.
     *
     * @param keyBytes the longest key that is stored, in UTF-8 bytes; the value of a longer one is loaded each time; 16
     *     to 8,192
     * @param valueBytes the largest value that is stored; a larger one is returned and not stored; 64 to 16 MiB
     * @param bypassLoads how many callers of this process may bypass the cache at a time; 1 to 10,000
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
     * @param compressFrom the size from which a value is compressed, if that makes it smaller
     * @param encrypted whether values are encrypted
     */
    public record Storage(int compressFrom, boolean encrypted) {

        public static final Storage DEFAULT = new Storage(4 << 10, false);

        public Storage {
            within("compressFrom", compressFrom, 64, 16 << 20);
        }
    }

    /**
     * A cache's values in each process's own memory.
     *
     * <p>Promises: no read returns a value whose invalidation a node accepted more than a second before the read began,
     * even when the link to that node is silent. Usually the delay is milliseconds, because nodes tell all processes at
     * once. If this process has not heard from a node for a second, each read asks that node again.
     *
     * @param bytes its capacity, by the size of the values on a node; 0 for no near cache, else 64 KiB to 4 GiB
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
