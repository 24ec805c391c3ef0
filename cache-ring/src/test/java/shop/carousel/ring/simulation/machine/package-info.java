/**
 * The machine that simulations run on: time, threads, chance, a network and Redis servers, all of them decided by one
 * seed. The ring's classes run on it as they are, see {@link
 * shop.carousel.ring.simulation.machine.SimulatedLoader}.
 */
@NullMarked
package shop.carousel.ring.simulation.machine;

import org.jspecify.annotations.NullMarked;
