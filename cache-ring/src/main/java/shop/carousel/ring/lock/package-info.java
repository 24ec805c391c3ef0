/**
 * Locks with fencing tokens, on nodes of their own that never evict. Internal; others see {@link
 * shop.carousel.ring.RingLock}.
 *
 * <p>A lock here saves work; the fencing token, checked where the work is stored, is what makes it right.
 */
@NullMarked
package shop.carousel.ring.lock;

import org.jspecify.annotations.NullMarked;
