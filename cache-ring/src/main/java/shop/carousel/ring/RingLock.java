package shop.carousel.ring;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * Locks on keys, for efficiency: while nothing fails, one holder at a time. The guarded store must still check the
 * {@linkplain LockLease#token fencing token}, because any lock that expires can have two holders that each believe in
 * it.
 *
 * <table>
 * <caption>Which to choose</caption>
 * <tr><th>for</th><th>use</th></tr>
 * <tr><td>one row, one statement ("take n units if there are n")</td>
 *     <td>neither: a conditional UPDATE is the lock, and nothing is faster</td></tr>
 * <tr><td>work that is merely wasted when two do it (warming a cache, sending a digest that its id sends once)</td>
 *     <td>the lock alone</td></tr>
 * <tr><td>a write that would be wrong after another holder's, in a store that can compare numbers</td>
 *     <td>the lock and its fence: store the token, refuse a lower one in the same statement</td></tr>
 * <tr><td>a batch of many rows</td>
 *     <td>the lock on all keys in one call, and the fence on each row</td></tr>
 * <tr><td>a write that would be wrong after another holder's, in a store that cannot compare</td>
 *     <td>no lock of this kind: decide in a store that can compare, and let the other store follow</td></tr>
 * </table>
 *
 * <p>Order among waiters: the longest waiter is woken first, one for each key that is released. A newcomer that asks at
 * that moment may be faster; then the woken waiter is first in the queue again.
 */
public interface RingLock {

    /** The most keys that one call may take. */
    int MAX_KEYS = 16_384;

    /**
     * Takes all the keys or none.
     *
     * @param keys 1..{@link #MAX_KEYS} keys of 1..512 UTF-8 bytes; repeated ones count once
     * @param hold how long the lock lasts unless it is released
     * @param wait how long to wait for other holders, 0 to 10 min
     * @return empty when another holder kept one of the keys until the wait was over
     * @throws LockUnavailableException when a lock node did not answer within the wait, must not hold locks (it may
     *     evict), or grants none within the wait (it is new, or has lost its data)
     * @throws IllegalArgumentException when an argument is outside its bounds
     */
    Optional<LockLease> tryLock(Collection<String> keys, LockHold hold, Duration wait);

    /** Takes all the keys or none, without renewal. */
    default Optional<LockLease> tryLock(Collection<String> keys, Duration hold, Duration wait) {
        return tryLock(keys, LockHold.once(hold), wait);
    }
}
