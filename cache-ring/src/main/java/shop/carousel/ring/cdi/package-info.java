/**
 * Caching by annotations: {@link shop.carousel.ring.cdi.RingCached} on methods that load, {@link
 * shop.carousel.ring.cdi.RingInvalidate} on methods that write. Needs CDI and Mutiny, as Quarkus brings them. A method
 * that breaks the rules stops the start.
 */
@NullMarked
package shop.carousel.ring.cdi;

import org.jspecify.annotations.NullMarked;
