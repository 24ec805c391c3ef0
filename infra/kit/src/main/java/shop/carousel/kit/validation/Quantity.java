package shop.carousel.kit.validation;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The units of a cart's or an order's line: 1 to {@link LineLimits#maxQuantity}. The message names bound and value. */
@Constraint(validatedBy = QuantityValidator.class)
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
public @interface Quantity {

    String message() default "must be a quantity";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
