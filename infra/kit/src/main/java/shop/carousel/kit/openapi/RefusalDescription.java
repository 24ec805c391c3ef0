package shop.carousel.kit.openapi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Describes the refusals of operations, which are problem documents. Refusals that follow from an operation's form (a
 * body, a path, {@code If-Match}, a role) are added here; annotations describe those that only the resource knows (409,
 * 429).
 */
final class RefusalDescription {

    static final String SCHEMA = "Problem";

    private static final String PROBLEM = "application/problem+json";
    private static final String JSON = "application/json";
    private static final String CREATED = "201";
    private static final String NO_ROLE = "403";

    private RefusalDescription() {}

    static void describe(String path, HttpMethod method, Operation operation) {
        APIResponses responses = responses(operation);
        refuse(responses, "400", "The request is malformed: its path, query, headers, cursor or body.");
        if (isForSome(operation)) {
            refuse(responses, "401", "Nobody is signed in, or the token is not valid.");
            refuse(responses, NO_ROLE, "The account has not the role that this needs, or another site has sent this.");
        } else if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
            refuse(responses, NO_ROLE, "Another site has sent this from a browser.");
        }
        if (path.contains("{") && !(method == HttpMethod.PUT && responses.hasAPIResponse(CREATED))) {
            refuse(responses, "404", "There is none, or none that the caller may see.");
        }
        if (operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> parameter.getName().equals("If-Match"))) {
            refuse(responses, "412", "The version is another one than If-Match names.");
        }
        describeBody(operation, responses);
        refuse(responses, "503", "Too many requests are under way, or a part of the shop is away.");
        responses.setDefaultValue(refusal("Any other refusal"));
        responses.getAPIResponses().forEach(RefusalDescription::complete);
    }

    /** Pages answer browsers with pages, refusals too. */
    static void describePage(Operation operation) {
        APIResponses responses = responses(operation);
        responses.addAPIResponse("4XX", OASFactory.createAPIResponse().description("A page that says what is wrong."));
    }

    private static void describeBody(Operation operation, APIResponses responses) {
        if (operation.getRequestBody() == null) {
            return;
        }
        refuse(responses, "408", "The body came too slowly.");
        refuse(responses, "413", "The body is larger than this path accepts.");
        Map<String, ?> types = Optional.ofNullable(operation.getRequestBody().getContent())
                .<Map<String, ?>>map(Content::getMediaTypes)
                .orElse(Map.of());
        if (types.containsKey(JSON)) {
            refuse(responses, "415", "The body is of another type than JSON.");
            refuse(responses, "422", "Fields break a rule; errors names each of them.");
        }
    }

    /** Whether anonymous callers are refused. */
    private static boolean isForSome(Operation operation) {
        return operation.getSecurity() != null
                && operation.getSecurity().stream()
                        .noneMatch(requirement -> requirement.getSchemes() == null
                                || requirement.getSchemes().isEmpty());
    }

    private static APIResponses responses(Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        return operation.getResponses();
    }

    /** Adds a description unless the resource has one; the framework's own text is replaced. */
    private static void refuse(APIResponses responses, String status, String description) {
        APIResponse said = responses.getAPIResponse(status);
        if (said == null) {
            responses.addAPIResponse(status, refusal(description));
        } else if (List.of("Bad Request", "Not Authorized", "Not Allowed").contains(said.getDescription())) {
            said.setDescription(description);
        }
    }

    private static void complete(String status, APIResponse response) {
        if (!status.startsWith("4") && !status.startsWith("5")) {
            return;
        }
        if (response.getContent() == null) {
            response.setContent(problemContent());
        }
        if (status.equals("429") || status.equals("503")) {
            response.addHeader("Retry-After", seconds());
        }
    }

    private static Header seconds() {
        return OASFactory.createHeader()
                .description("After how many seconds to try again.")
                .schema(OASFactory.createSchema().addType(SchemaType.INTEGER));
    }

    private static APIResponse refusal(String description) {
        return OASFactory.createAPIResponse().description(description).content(problemContent());
    }

    private static Content problemContent() {
        return OASFactory.createContent()
                .addMediaType(
                        PROBLEM,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/" + SCHEMA)));
    }

    static Schema schema() {
        return object().description("A problem document (RFC 9457). Some problems have more members.")
                .addProperty("type", text("https://carousel.shop/problems/invalid-input"))
                .addProperty("title", text("Invalid input"))
                .addProperty(
                        "status",
                        OASFactory.createSchema().addType(SchemaType.INTEGER).examples(List.of(422)))
                .addProperty("detail", text("quantity must be 1 to 9999, but is 0"))
                .addProperty("errors", errors())
                .required(List.of("type", "title", "status", "detail"));
    }

    private static Schema errors() {
        return OASFactory.createSchema()
                .addType(SchemaType.ARRAY)
                .description("Each field that is wrong, named as in the request.")
                .items(object().addProperty("field", text("quantity"))
                        .addProperty("message", text("must be 1 to 9999, but is 0")));
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(SchemaType.OBJECT);
    }

    private static Schema text(String example) {
        return OASFactory.createSchema().addType(SchemaType.STRING).examples(List.of(example));
    }
}
