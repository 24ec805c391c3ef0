package shop.carousel.ring.quarkus;

import java.time.Duration;
import java.util.Optional;

/**
 * What a deployment changes about one cache, under {@code carousel.ring.caches."name".}. A key that is not there leaves
 * the declaration as it is.
 */
public interface CacheConfig {

    /** How long a value stays; 1 s to 7 days. */
    Optional<Duration> timeToLive();

    /** For how long after its time a value is still served while it is loaded again; 0 to 7 days. */
    Optional<Duration> grace();

    /** How long "there is no such row" stays; 100 ms to 1 h. */
    Optional<Duration> absentTimeToLive();

    /** How long an invalidation refuses older values; {@code lease-time} to 1 h. */
    Optional<Duration> tombstoneTimeToLive();

    /** How long one caller may take to load before another may try; 100 ms to 1 min. */
    Optional<Duration> leaseTime();

    /** How long a caller waits for another's load before it loads by itself; 0 to 1 min. */
    Optional<Duration> loadDeadline();

    /** By which share times are shortened at random; 0 to 0.5. */
    Optional<Double> jitter();

    /** The longest key that is stored, in bytes; 16 to 8,192. */
    Optional<Integer> keyBytes();

    /** The largest value that is stored, in bytes; 64 to 16,777,216. */
    Optional<Integer> valueBytes();

    /** From which size on a value is compressed, in bytes; 64 to 16,777,216. */
    Optional<Integer> compressFrom();

    /** How many callers of this process may load past the cache at a time; 1 to 10,000. */
    Optional<Integer> bypassLoads();

    /** How long a caller waits for its turn to do so; 0 to 1 min. */
    Optional<Duration> bypassWait();
}
