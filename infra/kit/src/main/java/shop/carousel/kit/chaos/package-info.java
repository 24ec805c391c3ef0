/**
 * Mechanisms that a fault run may switch off, to see that it finds the harm: a run that cannot fail proves nothing.
 * Nobody else can.
 */
@NullMarked
package shop.carousel.kit.chaos;

import org.jspecify.annotations.NullMarked;
