/**
 * Traces by OpenTelemetry: one story of a request through HTTP, SQL, the ring, the outbox and the broker, whose spans
 * each service keeps for a while in memory. Quarkus makes the spans of HTTP and SQL; here is what joins the others to
 * them. No span carries personal data.
 */
@NullMarked
package shop.carousel.kit.trace;

import org.jspecify.annotations.NullMarked;
