/**
 * The one way to JDBC. {@link shop.carousel.kit.jdbc.Sql} runs statements against the service's own database, inside a
 * transaction on its connection; {@link shop.carousel.kit.jdbc.RoundTrip} sends several at once. Every failure arrives
 * as an {@link shop.carousel.kit.jdbc.UncheckedSqlException}, so no checked exception leaves this package.
 *
 * <p>It is for statements whose point is the statement: batches by arrays, fences, locks, single round trips. Rows that
 * are edited and read one by one are entities with Panache repositories.
 */
@NullMarked
package shop.carousel.kit.jdbc;

import org.jspecify.annotations.NullMarked;
