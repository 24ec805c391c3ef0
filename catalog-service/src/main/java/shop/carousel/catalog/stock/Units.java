package shop.carousel.catalog.stock;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A number of units that is there, and that an administrator may set or add: at most {@link StockConfig#unitsLimit}.
 * The message names the bounds.
 */
@Constraint(validatedBy = UnitsValidator.class)
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@interface Units {

    /** Whether the units are added: then they may be below 0, and are not 0. */
    boolean added() default false;

    String message() default "must be a number of units";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
