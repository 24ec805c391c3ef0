/**
 * The ring in a Quarkus application: {@link shop.carousel.ring.CacheRing} is a bean, made from {@link
 * shop.carousel.ring.quarkus.RingConfig}, with health checks and metrics if the application has them.
 */
@NullMarked
package shop.carousel.ring.quarkus;

import org.jspecify.annotations.NullMarked;
