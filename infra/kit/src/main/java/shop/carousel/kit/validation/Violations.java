package shop.carousel.kit.validation;

import jakarta.validation.ConstraintValidatorContext;

/** Violations whose message depends on the value or on the configuration. */
public final class Violations {

    private Violations() {}

    /** Replaces the constraint's message, and returns false for the invalid value. */
    public static boolean refused(ConstraintValidatorContext context, String message) {
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(message).addConstraintViolation();
        return false;
    }
}
