/**
 * The real servers for tests of services: {@link shop.carousel.demo.testing.RealServers} is the Quarkus test resource,
 * {@link shop.carousel.demo.testing.TestServers} the handle with which a test stops and starts single ones.
 */
@NullMarked
package shop.carousel.demo.testing;

import org.jspecify.annotations.NullMarked;
