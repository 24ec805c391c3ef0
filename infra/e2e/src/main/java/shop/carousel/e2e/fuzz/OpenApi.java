package shop.carousel.e2e.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import shop.carousel.e2e.fuzz.Operation.Body;
import shop.carousel.e2e.fuzz.Operation.Parameter;

/** Finds the operations of services in their OpenAPI documents. */
final class OpenApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final String COMPONENTS = "#/components";
    private static final int MOST_REFERENCES = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private OpenApi() {}

    /** All operations of the services at these addresses, in the order of their paths. */
    static List<Operation> operations(List<String> services) throws InterruptedException {
        var all = new ArrayList<Operation>();
        for (String service : services) {
            JsonNode document = document(URI.create(service + "/q/openapi?format=json"));
            document.get("paths")
                    .properties()
                    .forEach(path -> add(all, path.getKey(), path.getValue(), document.path("components")));
        }
        all.sort(Comparator.comparing(Operation::path).thenComparing(Operation::method));
        return List.copyOf(all);
    }

    private static JsonNode document(URI uri) throws InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
            return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException("No OpenAPI document at " + uri, e);
        }
    }

    private static void add(List<Operation> all, String path, JsonNode item, JsonNode components) {
        item.properties().stream()
                .filter(member -> METHODS.contains(member.getKey()))
                .forEach(member -> all.add(new Operation(
                        member.getKey().toUpperCase(Locale.ROOT),
                        path,
                        parameters(item, member.getValue()),
                        body(member.getValue(), components),
                        Schemas.of(member.getValue().path("responses"), components))));
    }

    private static List<Parameter> parameters(JsonNode item, JsonNode operation) {
        var all = new ArrayList<Parameter>();
        for (JsonNode owner : List.of(item, operation)) {
            owner.path("parameters")
                    .forEach(each -> all.add(new Parameter(
                            each.path("name").asText(), each.path("in").asText(), each.path("schema"))));
        }
        return List.copyOf(all);
    }

    private static Optional<Body> body(JsonNode operation, JsonNode components) {
        return operation.at("/requestBody/content").properties().stream()
                .findFirst()
                .map(content -> new Body(
                        content.getKey(), whole(content.getValue().path("schema"), components, MOST_REFERENCES)));
    }

    /** A schema with what it refers to in the place of the references. */
    private static JsonNode whole(JsonNode schema, JsonNode components, int references) {
        String reference = schema.path("$ref").asText("");
        if (reference.startsWith(COMPONENTS) && references > 0) {
            return whole(components.at(reference.substring(COMPONENTS.length())), components, references - 1);
        }
        if (!(schema instanceof ObjectNode)) {
            return schema;
        }
        ObjectNode copy = schema.deepCopy();
        if (copy.path("properties") instanceof ObjectNode members) {
            members.properties().forEach(member -> member.setValue(whole(member.getValue(), components, references)));
        }
        if (copy.has("items")) {
            copy.set("items", whole(copy.get("items"), components, references));
        }
        return copy;
    }
}
