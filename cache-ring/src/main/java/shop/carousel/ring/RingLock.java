package shop.carousel.ring;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * Locks on keys, for efficiency: while nothing fails, one holder at a time. What is guarded must still check the
 * {@linkplain LockLease#token fencing token}, because any lock that expires can have two holders who each believe in
 * it.
 *
 * <table>
 * <caption>Which to choose</caption>
 * <tr><th>what is to be done</th><th>take</th></tr>
 * <tr><td>one row, one statement ("take n units if there are n")</td>
 *     <td>neither: a conditional UPDATE is the lock, and nothing is faster</td></tr>
 * <tr><td>work that is only wasted when two do it (warm a cache, send a digest that is sent once by its id)</td>
 *     <td>the lock alone</td></tr>
 * <tr><td>a write that would be wrong after another holder's, in a store that can compare numbers</td>
 *     <td>the lock and its fence: store the token, refuse a lower one in the same statement</td></tr>
 * <tr><td>many rows at once by whoever holds them, as a batch</td>
 *     <td>the lock on all keys in one call, and the fence on each row</td></tr>
 * <tr><td>a write that would be wrong after another holder's, in a store that cannot compare</td>
 *     <td>no lock of this kind: put the decision where it can be judged, and let the other follow from it</td></tr>
 * </table>
 *
 * <p>Order among waiters: whoever waits longest is woken first, one for each key that comes free. A newcomer that asks
 * in that moment may be faster; then the one who was woken is first in the queue again.
 */
public interface RingLock {

    /** The most keys that one call may take. */
    int MAX_KEYS = 16_384;

    /**
     * Takes all the keys or none.
     *
     * @param keys 1..{@link #MAX_KEYS} keys of 1..512 UTF-8 bytes; repeated ones count once
     * @param hold how long the lock lasts unless it is given back
     * @param wait how long to wait for other holders, 0 to 10 min
     * @return empty when another holder kept one of the keys until the wait was over
     * @throws LockUnavailableException when a lock node did not answer until the wait was over, must not hold locks (it
     *     may evict), or will not grant any before the wait is over (it is new, or has lost what it knew)
     * @throws IllegalArgumentException when an argument is outside its bounds
     */
    Optional<LockLease> tryLock(Collection<String> keys, LockHold hold, Duration wait);

    /** Takes all the keys or none, for so long, not renewed. */
    default Optional<LockLease> tryLock(Collection<String> keys, Duration hold, Duration wait) {
        return tryLock(keys, LockHold.once(hold), wait);
    }
}
