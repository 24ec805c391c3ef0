/** The ring in a plain Java program, as the README shows it. */
@NullMarked
package shop.carousel.ring.example;

import org.jspecify.annotations.NullMarked;
