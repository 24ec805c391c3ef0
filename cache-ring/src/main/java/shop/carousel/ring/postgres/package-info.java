/** Locks on a PostgreSQL database, instead of lock nodes: {@link shop.carousel.ring.postgres.PostgresAdvisoryLocks}. */
@NullMarked
package shop.carousel.ring.postgres;

import org.jspecify.annotations.NullMarked;
