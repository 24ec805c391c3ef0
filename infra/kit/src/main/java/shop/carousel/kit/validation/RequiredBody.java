package shop.carousel.kit.validation;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A request's body, which must be there: without it, or with {@code null}, the answer is a 400 that names the body. */
@NotNull
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface RequiredBody {

    String message() default "The body is missing or null: send a JSON object.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
