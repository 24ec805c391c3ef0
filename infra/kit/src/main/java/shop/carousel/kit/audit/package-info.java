/**
 * What the shop's own people do: every request of an administrator or of support that changes something is a row that
 * nobody changes again.
 *
 * <p>{@link shop.carousel.kit.audit.AuditFilter} writes the row, so that no operation can be forgotten. Whoever knows
 * what changed says so to {@link shop.carousel.kit.audit.AuditTrail#changed}.
 */
@NullMarked
package shop.carousel.kit.audit;

import org.jspecify.annotations.NullMarked;
