package shop.carousel.order.account;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A text that is an {@link EmailAddress}. */
@Constraint(validatedBy = MailAddress.Rule.class)
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@interface MailAddress {

    String message() default EmailAddress.RULE;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The rule. */
    final class Rule implements ConstraintValidator<MailAddress, String> {

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return EmailAddress.read(text).isPresent();
        }
    }
}
