package shop.carousel.kit.problem;

import jakarta.validation.ConstraintViolation;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import shop.carousel.kit.validation.RequiredBody;

/** Violations found by Jakarta Validation, as a {@link Problem}. */
public final class Violations {

    private Violations() {}

    /** A 422 that names all fields at once; a 400 for a missing body, which has none to name. */
    public static Problem problem(Collection<? extends ConstraintViolation<?>> violations) {
        Optional<String> noBody = violations.stream()
                .filter(v -> v.getConstraintDescriptor().getAnnotation() instanceof RequiredBody)
                .<String>map(ConstraintViolation::getMessage)
                .findFirst();
        return noBody.map(message -> Problem.badRequest("body", message))
                .orElseGet(() -> Problem.invalid(violations.stream()
                        .map(v -> new Problem.FieldError(fieldOf(v), v.getMessage()))
                        .sorted(Comparator.comparing(Problem.FieldError::field))
                        .toList()));
    }

    /**
     * The path below the resource method's parameter: {@code place.request.items[0].quantity} is {@code
     * items[0].quantity}.
     */
    private static String fieldOf(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        String[] steps = path.split("\\.", 3);
        return steps.length == 3 ? steps[2] : steps[steps.length - 1];
    }
}
