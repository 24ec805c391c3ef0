package shop.carousel.order.account;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A password of a new account: {@link AccountConfig#shortestPassword} to {@link Credentials#LONGEST} characters. */
@Constraint(validatedBy = NewPasswordValidator.class)
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@interface NewPassword {

    String message() default "must be a password";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
