/**
 * Takes a mechanism out of services while their JVMs load them, for fault runs. Nothing of the shop depends on it, and
 * it depends on nothing.
 */
@NullMarked
package shop.carousel.faults;

import org.jspecify.annotations.NullMarked;
