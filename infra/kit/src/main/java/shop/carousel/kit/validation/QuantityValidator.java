package shop.carousel.kit.validation;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** The rule of {@link Quantity}. */
@Singleton
final class QuantityValidator implements ConstraintValidator<Quantity, Integer> {

    /** Asked for when there is something to validate: validators are made before the program is configured. */
    private final Provider<LineLimits> configured;

    QuantityValidator(Provider<LineLimits> configured) {
        this.configured = configured;
    }

    @Override
    public boolean isValid(Integer quantity, ConstraintValidatorContext context) {
        LineLimits limits = configured.get();
        if (quantity >= 1 && quantity <= limits.maxQuantity()) {
            return true;
        }
        return Violations.refused(context, limits.quantityRule(quantity));
    }
}
