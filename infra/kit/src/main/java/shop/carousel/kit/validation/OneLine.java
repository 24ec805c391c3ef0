package shop.carousel.kit.validation;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text of one line that is there, such as a name: with a visible character and without control characters ({@link
 * shop.carousel.kit.text.PlainText}). The message says what is wrong with it.
 */
@Constraint(validatedBy = OneLineValidator.class)
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
public @interface OneLine {

    /** How many characters it has at most. */
    int max();

    String message() default "must be a text of one line";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
