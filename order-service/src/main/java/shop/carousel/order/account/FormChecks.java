package shop.carousel.order.account;

import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Set;
import shop.carousel.kit.problem.Violations;

/** Checks a page's form by the constraints of the API's bodies. The form is shown again with its errors. */
@Singleton
class FormChecks {

    private final Validator validator;

    FormChecks(Validator validator) {
        this.validator = validator;
    }

    /** The form, when all of its constraints hold; else a 422 that names all fields that are wrong. */
    <T> T checked(T form) {
        Set<ConstraintViolation<T>> violations = validator.validate(form);
        if (!violations.isEmpty()) {
            throw Violations.problem(violations);
        }
        return form;
    }
}
