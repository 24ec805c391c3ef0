package shop.carousel.kit.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.text.PlainText;
import shop.carousel.kit.text.TextReading.Given;
import shop.carousel.kit.text.TextReading.Missing;
import shop.carousel.kit.text.TextReading.Refused;

/** The rule of {@link OneLine}. */
public final class OneLineValidator implements ConstraintValidator<OneLine, String> {

    private int longest;

    @Override
    public void initialize(OneLine line) {
        longest = line.max();
    }

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
        return switch (PlainText.line(text, longest)) {
            case Given _ -> true;
            case Missing _ -> Violations.refused(context, "must have 1 to " + longest + " characters");
            case Refused(String why) -> Violations.refused(context, why);
        };
    }
}
