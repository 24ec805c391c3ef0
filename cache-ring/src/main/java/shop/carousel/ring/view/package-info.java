/**
 * Which nodes hold a key now: one immutable {@link shop.carousel.ring.view.RingView} has the members, a key's owners,
 * former owners, and stand-ins. Readers get a {@link shop.carousel.ring.view.Route} from it, writers all locations to
 * invalidate. Internal.
 */
@NullMarked
package shop.carousel.ring.view;

import org.jspecify.annotations.NullMarked;
