/**
 * Locks where there is a PostgreSQL database and no lock node: {@link
 * shop.carousel.ring.postgres.PostgresAdvisoryLocks}.
 */
@NullMarked
package shop.carousel.ring.postgres;

import org.jspecify.annotations.NullMarked;
