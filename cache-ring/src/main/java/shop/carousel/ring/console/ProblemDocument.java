package shop.carousel.ring.console;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** A refusal (RFC 9457) that names the field and the rule. */
public record ProblemDocument(String type, String title, int status, String detail, List<FieldError> errors) {

    private static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPES = "https://carousel.shop/problems/";
    private static final int RETRY_AFTER_SECONDS = 2;

    /** One field of the request that is wrong, and why. */
    public record FieldError(String field, String message) {}

    /** 400: it is not there, or empty. */
    static Response missing(String field) {
        return answer("bad-request", "Bad request", 400, field, "is missing or empty");
    }

    /** 422: it is there and breaks a rule. */
    static Response invalid(String field, String message) {
        return answer("invalid-input", "Invalid input", 422, field, message);
    }

    /** 422: these are there and break rules. */
    static Response invalid(List<FieldError> errors) {
        var detail = errors.size() == 1
                ? errors.getFirst().field() + " " + errors.getFirst().message()
                : errors.size() + " fields are not valid";
        return answer(new ProblemDocument(TYPES + "invalid-input", "Invalid input", 422, detail, errors));
    }

    /** 403: not for this caller. */
    static Response forbidden() {
        return answer(
                new ProblemDocument(TYPES + "forbidden", "Forbidden", 403, "This is for administrators.", List.of()));
    }

    /** 409: it does not fit the present state. */
    static Response conflict(String slug, String detail) {
        return answer(new ProblemDocument(TYPES + slug, "Conflict", 409, detail, List.of()));
    }

    private static Response answer(ProblemDocument document) {
        return Response.status(document.status())
                .type(MEDIA_TYPE)
                .entity(document)
                .build();
    }

    /** 503: worth another try a little later. */
    public static Response busy(String detail) {
        var document = new ProblemDocument(TYPES + "unavailable", "Service unavailable", 503, detail, List.of());
        return Response.status(503)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .type(MEDIA_TYPE)
                .entity(document)
                .build();
    }

    private static Response answer(String slug, String title, int status, String field, String message) {
        var document = new ProblemDocument(
                TYPES + slug, title, status, field + " " + message, List.of(new FieldError(field, message)));
        return Response.status(status).type(MEDIA_TYPE).entity(document).build();
    }
}
