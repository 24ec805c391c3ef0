package shop.carousel.catalog.stock;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Provider;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.validation.Violations;

/** The rule of {@link Units}. Each place that has the constraint has an instance of its own, which knows its bounds. */
@Dependent
final class UnitsValidator implements ConstraintValidator<Units, Long> {

    /** Asked for when there is something to validate: validators are made before the program is configured. */
    private final Provider<StockConfig> configured;

    private boolean added;

    UnitsValidator(Provider<StockConfig> configured) {
        this.configured = configured;
    }

    @Override
    public void initialize(Units units) {
        added = units.added();
    }

    @Override
    public boolean isValid(@Nullable Long units, ConstraintValidatorContext context) {
        long most = configured.get().unitsLimit();
        if (units != null && units <= most && (added ? units >= -most && units != 0 : units >= 0)) {
            return true;
        }
        return Violations.refused(
                context,
                added
                        ? "must be a whole number from -" + most + " to " + most + ", not 0"
                        : "must be a whole number from 0 to " + most);
    }
}
