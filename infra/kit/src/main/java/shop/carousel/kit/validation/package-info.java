/**
 * Constraints on request bodies that several services share (Jakarta Validation). A violation is a 422 that names every
 * field; only {@link shop.carousel.kit.validation.RequiredBody} is a 400.
 */
@NullMarked
package shop.carousel.kit.validation;

import org.jspecify.annotations.NullMarked;
