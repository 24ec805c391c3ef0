/** What every broker's adapter must pass, and the test's own end of the broker. */
@NullMarked
package shop.carousel.broker.testing;

import org.jspecify.annotations.NullMarked;
