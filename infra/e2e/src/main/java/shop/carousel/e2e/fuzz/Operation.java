package shop.carousel.e2e.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One method on one path of a service.
 *
 * @param path a template such as {@code /api/carts/{id}}
 * @param body how a body looks, where there is one
 * @param answers the schema of a JSON answer by status, as the document has it
 */
record Operation(String method, String path, List<Parameter> parameters, Optional<Body> body, Schemas answers) {

    static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /** A parameter of the path, the query or the headers. */
    record Parameter(String name, String in, JsonNode schema) {}

    /** A body of one media type. */
    record Body(String mediaType, JsonNode schema) {}

    boolean isPage() {
        return !path.startsWith("/api/");
    }

    boolean isSafe() {
        return SAFE.contains(method);
    }

    /** Whether it may sign out whoever makes it, or change what it signs in with. */
    boolean endsSessions() {
        return !isSafe()
                && (path.equals("/sign-out")
                        || path.contains("/sessions/")
                        || path.equals("/api/sessions")
                        || path.equals("/api/account")
                        || path.startsWith("/api/account/password")
                        || path.startsWith("/account/password")
                        || path.startsWith("/account/data"));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
