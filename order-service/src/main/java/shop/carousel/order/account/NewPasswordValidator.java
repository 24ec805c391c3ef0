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
    private final Provider<AccountConfig> configured;

    NewPasswordValidator(Provider<AccountConfig> configured) {
        this.configured = configured;
    }

    @Override
    public boolean isValid(@Nullable String password, ConstraintValidatorContext context) {
        int shortest = configured.get().shortestPassword();
        if (password != null && password.length() <= Credentials.LONGEST && Passwords.lengthOf(password) >= shortest) {
            return true;
        }
        return Violations.refused(context, "must have %d to %d characters".formatted(shortest, Credentials.LONGEST));
    }
}
