package shop.carousel.kit.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;

/** The JSON shape of a {@link Problem} (RFC 9457). */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "errors"})
public record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        List<Problem.FieldError> errors,
        @JsonAnyGetter Map<String, Object> extensions) {

    /** The media type of the document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "https://carousel.shop/problems/";

    /** The document of a problem. */
    public static ProblemDocument of(Problem problem) {
        return new ProblemDocument(
                TYPES + problem.slug(),
                problem.title(),
                problem.status(),
                problem.detail(),
                problem.errors(),
                problem.extensions());
    }
}
