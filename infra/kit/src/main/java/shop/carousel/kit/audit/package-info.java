/**
 * The audit log: every request of an administrator or of support that changes something is a row that is never changed.
 *
 * <p>{@link shop.carousel.kit.audit.AuditFilter} writes the row, so no operation can be forgotten. Code that knows the
 * change passes it to {@link shop.carousel.kit.audit.AuditTrail#changed}.
 */
@NullMarked
package shop.carousel.kit.audit;

import org.jspecify.annotations.NullMarked;
