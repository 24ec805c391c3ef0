package shop.carousel.kit.validation;

import jakarta.validation.ConstraintValidatorContext;

/** What validators say whose message depends on the value or on the configuration. */
public final class Violations {

    private Violations() {}

    /** Replaces the constraint's message, and is the answer of a value that is not valid. */
    public static boolean refused(ConstraintValidatorContext context, String message) {
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(message).addConstraintViolation();
        return false;
    }
}
