package shop.carousel.kit.validation;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A required text of one line, such as a name: with a visible character and without control characters ({@link
 * shop.carousel.kit.text.PlainText}). The message says what is wrong.
 */
@Constraint(validatedBy = OneLineValidator.class)
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
public @interface OneLine {

    /** The most characters. */
    int max();

    String message() default "must be a text of one line";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
