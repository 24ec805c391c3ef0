package shop.carousel.catalog.review;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.product.Rating;
import shop.carousel.kit.problem.Problem.Fields;
import shop.carousel.kit.text.PlainText;
import shop.carousel.kit.text.TextReading;
import shop.carousel.kit.text.TextReading.Given;
import shop.carousel.kit.text.TextReading.Missing;
import shop.carousel.kit.text.TextReading.Refused;

/**
 * A review as somebody writes it, in a body or in a form. It has no constraints of its own: its texts are kept in the
 * form that {@link PlainText} reads, and one answer names every bad field.
 *
 * @param author the name to be shown; the first name of the account where nothing is said
 */
@Schema(
        name = "ReviewRequest",
        requiredProperties = {"rating", "title", "text"})
record ReviewInput(
        @Schema(minimum = "1", maximum = "5", examples = "4") @Nullable
        Integer rating,

        @Schema(minLength = 1, maxLength = 120, examples = "A good lamp") @Nullable
        String title,

        @Schema(minLength = 1, maxLength = 4000, examples = "It is bright, and the cable is long enough.") @Nullable
        String text,

        @Schema(maxLength = 60, description = "The name that is shown.", examples = "Ada") @Nullable
        String author) {

    /** The review to store; a 422 that names every bad field. */
    ReviewDraft draft(String usualAuthor, ReviewConfig limits) {
        Fields fields = new Fields();
        fields.require(rating != null && rating >= 1 && rating <= Rating.MOST, "rating", "must be 1 to 5 stars");
        ReviewDraft draft = new ReviewDraft(
                rating == null ? 1 : rating,
                read(fields, "title", PlainText.line(title, limits.titleCharacters()), null),
                read(fields, "text", PlainText.lines(text, limits.textCharacters()), null),
                read(fields, "author", PlainText.line(author, limits.authorCharacters()), usualAuthor));
        fields.throwIfAny();
        return draft;
    }

    private static String read(Fields fields, String field, TextReading reading, @Nullable String otherwise) {
        return switch (reading) {
            case Given(String given) -> given;
            case Missing _ -> {
                fields.require(otherwise != null, field, "is missing");
                yield otherwise == null ? "" : otherwise;
            }
            case Refused(String why) -> {
                fields.require(false, field, why);
                yield "";
            }
        };
    }
}
