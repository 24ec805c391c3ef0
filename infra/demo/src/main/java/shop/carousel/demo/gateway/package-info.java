/**
 * The one address in front of the services: routes by path ({@link shop.carousel.contracts.Routes}), balances over
 * instances, streams both ways, and answers itself when nobody else does. It knows no service's data and keeps no state
 * but which instances answered lately.
 */
@NullMarked
package shop.carousel.demo.gateway;

import org.jspecify.annotations.NullMarked;
