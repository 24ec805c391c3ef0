package shop.carousel.ring;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * Locks on keys, for efficiency: while nothing fails, one holder at a time. What is guarded must still check the
 * {@linkplain LockLease#token fencing token}, because any lock that expires can have two holders who each believe in
 * it.
 */
public interface RingLock {

    /** The most keys that one call may take. */
    int MAX_KEYS = 16_384;

    /**
     * Takes all the keys or none.
     *
     * @param keys 1..{@link #MAX_KEYS} keys of 1..512 UTF-8 bytes; repeated ones count once
     * @param hold how long the lock lasts unless it is given back, 10 ms to 10 min; it is not renewed
     * @param wait how long to wait for other holders, 0 to 10 min
     * @return empty when another holder kept one of the keys until the wait was over
     * @throws LockUnavailableException when a lock node did not answer until the wait was over, or must not hold locks
     *     (it may evict)
     * @throws IllegalArgumentException when an argument is outside its bounds
     */
    Optional<LockLease> tryLock(Collection<String> keys, Duration hold, Duration wait);
}
