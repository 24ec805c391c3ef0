/**
 * Locks with fencing tokens, on nodes of their own that never evict. Internal; others see {@link
 * shop.carousel.ring.RingLock}.
 *
 * <p>A lock only saves work. The fencing token, checked where the work is stored, makes the result correct.
 */
@NullMarked
package shop.carousel.ring.lock;

import org.jspecify.annotations.NullMarked;
