/** Spans around the ring's operations. Needs the OpenTelemetry API, which the application brings. */
@NullMarked
package shop.carousel.ring.telemetry;

import org.jspecify.annotations.NullMarked;
