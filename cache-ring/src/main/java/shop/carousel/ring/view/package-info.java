/**
 * Who holds a key now: one immutable {@link shop.carousel.ring.view.RingView} of the ring with its members, the owners
 * of a key, those that held it before, and those that stand in. Readers ask it for a
 * {@link shop.carousel.ring.view.Route}, writers for all locations that must be told. Internal.
 */
@NullMarked
package shop.carousel.ring.view;

import org.jspecify.annotations.NullMarked;
