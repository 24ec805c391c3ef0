/**
 * The constraints on request bodies that several services have (Jakarta Validation). What breaks one is answered with a
 * 422 that names every field; {@link shop.carousel.kit.validation.RequiredBody} alone with a 400.
 */
@NullMarked
package shop.carousel.kit.validation;

import org.jspecify.annotations.NullMarked;
