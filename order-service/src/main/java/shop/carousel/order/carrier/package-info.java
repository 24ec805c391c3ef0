/**
 * The simulated carrier: it fetches what is confirmed and delivers what it fetched, each after a while. Off unless
 * configured; then an administrator, or a real carrier's adapter, reports both.
 */
@NullMarked
package shop.carousel.order.carrier;

import org.jspecify.annotations.NullMarked;
