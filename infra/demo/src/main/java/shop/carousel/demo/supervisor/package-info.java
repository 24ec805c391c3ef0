/**
 * Keeps the parts of a shop running: {@link shop.carousel.demo.supervisor.Supervisor} starts, restarts and stops them
 * in order, {@link shop.carousel.demo.supervisor.StateFile} tells other processes about them, {@link
 * shop.carousel.demo.supervisor.Leftovers} clears what a killed shop left.
 */
@NullMarked
package shop.carousel.demo.supervisor;

import org.jspecify.annotations.NullMarked;
