package shop.carousel.kit.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A refusal that reaches the caller as an RFC 9457 problem document with {@code type, title, status, detail} and, for
 * bad fields, {@code errors}. It carries no stack trace: it is an answer, not a fault.
 *
 * <p>The slug names the kind of problem for programs ({@code price-changed}); the detail is for people and names the
 * rule and the value.
 */
public final class Problem extends RuntimeException {

    /** One field of the request that is wrong, and why. */
    public record FieldError(String field, String message) {}

    private final int status;
    private final String slug;
    private final String title;
    private final List<FieldError> errors;
    private final Map<String, String> headers;
    private final Map<String, Object> extensions;

    private Problem(
            int status,
            String slug,
            String title,
            String detail,
            List<FieldError> errors,
            Map<String, String> headers,
            Map<String, Object> extensions) {
        super(detail, null, false, false);
        this.status = status;
        this.slug = slug;
        this.title = title;
        this.errors = List.copyOf(errors);
        this.headers = Map.copyOf(headers);
        this.extensions = Map.copyOf(extensions);
    }

    /** Any problem; the factories below name the usual ones. */
    public static Problem of(int status, String slug, String title, String detail) {
        return new Problem(status, slug, title, detail, List.of(), Map.of(), Map.of());
    }

    /** 400: the request cannot be understood. */
    public static Problem badRequest(String field, String message) {
        return of(400, "bad-request", "Bad request", message).withError(field, message);
    }

    /** 422: the request is understood, but this field breaks a rule. */
    public static Problem invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /** 422: the request is understood, but these fields break rules. */
    public static Problem invalid(List<FieldError> errors) {
        String detail = errors.size() == 1
                ? errors.getFirst().field() + " " + errors.getFirst().message()
                : errors.size() + " fields are not valid";
        return new Problem(422, "invalid-input", "Invalid input", detail, errors, Map.of(), Map.of());
    }

    /** 404: there is no such thing, or it is not the caller's. */
    public static Problem notFound(String detail) {
        return of(404, "not-found", "Not found", detail);
    }

    /** 409: the request does not fit the present state. */
    public static Problem conflict(String slug, String detail) {
        return of(409, slug, "Conflict", detail);
    }

    /** 412: {@code If-Match} names a version that is not the present one. */
    public static Problem preconditionFailed(String detail) {
        return of(412, "version-changed", "Precondition failed", detail);
    }

    /** 503: a needed part is away; retry after {@code retryAfterSeconds}. */
    public static Problem unavailable(String detail, int retryAfterSeconds) {
        return of(503, "unavailable", "Service unavailable", detail)
                .withHeader("Retry-After", Integer.toString(retryAfterSeconds));
    }

    /** The same problem, naming one more field. */
    public Problem withError(String field, String message) {
        List<FieldError> all = Stream.concat(errors.stream(), Stream.of(new FieldError(field, message)))
                .toList();
        return new Problem(status, slug, title, detail(), all, headers, extensions);
    }

    /** The same problem, answered with one more HTTP header. */
    public Problem withHeader(String name, String value) {
        return new Problem(status, slug, title, detail(), errors, with(headers, name, value), extensions);
    }

    /** The same problem, with one more member in its document (RFC 9457, section 3.2). */
    public Problem withExtension(String name, Object value) {
        return new Problem(status, slug, title, detail(), errors, headers, with(extensions, name, value));
    }

    private static <V> Map<String, V> with(Map<String, V> map, String name, V value) {
        var copy = new java.util.HashMap<>(map);
        copy.put(name, value);
        return copy;
    }

    public int status() {
        return status;
    }

    public String slug() {
        return slug;
    }

    public String title() {
        return title;
    }

    public String detail() {
        return Objects.requireNonNullElse(getMessage(), title);
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public Map<String, Object> extensions() {
        return extensions;
    }

    /** Collects the field errors of one request, so that the caller learns of all of them at once. */
    public static final class Fields {

        private final List<FieldError> errors = new ArrayList<>();

        /** Notes that {@code field} is wrong, unless {@code holds}. */
        public Fields require(boolean holds, String field, String message) {
            if (!holds) {
                errors.add(new FieldError(field, message));
            }
            return this;
        }

        /** Takes over errors found elsewhere. */
        public Fields addAll(List<FieldError> found) {
            errors.addAll(found);
            return this;
        }

        public List<FieldError> errors() {
            return List.copyOf(errors);
        }

        /** Throws a 422 that names every noted field; does nothing where there is none. */
        public void throwIfAny() {
            if (!errors.isEmpty()) {
                throw invalid(errors);
            }
        }
    }
}
