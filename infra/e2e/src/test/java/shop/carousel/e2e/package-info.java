/**
 * Tests of the whole shop: a person with a browser, a script with the public REST API, and machines that fail, against
 * the real gateway, services, PostgreSQL, Redis and Kafka. One shop is started for all classes of a run; each test
 * makes its own products in it.
 */
@NullMarked
package shop.carousel.e2e;

import org.jspecify.annotations.NullMarked;
