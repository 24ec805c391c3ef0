package shop.carousel.order.account;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.validation.Violations;

/** The rule of {@link NewPassword}. */
@Singleton
final class NewPasswordValidator implements ConstraintValidator<NewPassword, String> {

    /** Asked for when there is something to validate: validators are made before the program is configured. */
    private final Provider<PasswordRules> rules;

    NewPasswordValidator(Provider<PasswordRules> rules) {
        this.rules = rules;
    }

    @Override
    public boolean isValid(@Nullable String password, ConstraintValidatorContext context) {
        return rules.get()
                .refusal(password)
                .map(why -> Violations.refused(context, why))
                .orElse(true);
    }
}
