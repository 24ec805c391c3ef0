/** The ring's protocols, as they are shipped, on machines that are simulated: see SIMULATION.md of this module. */
@NullMarked
package shop.carousel.ring.simulation;

import org.jspecify.annotations.NullMarked;
