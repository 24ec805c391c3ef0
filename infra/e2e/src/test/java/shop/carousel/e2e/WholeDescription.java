package shop.carousel.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import shop.carousel.contracts.Routes;
import shop.carousel.contracts.Routes.Target;

/**
 * One description of the shop's API, made of the services' own: each path as the service describes it to which the
 * gateway leads. Pages are left out. What the sources keep of it is served at {@code /api/openapi}.
 */
final class WholeDescription {

    /** What is kept, and served. */
    static final Path KEPT = Path.of("..", "kit", "src", "main", "resources", "META-INF", "carousel", "openapi.json");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final String SCHEMAS = "#/components/schemas/";

    private final Routes routes = Routes.load();
    private final ObjectNode whole = JSON.createObjectNode();
    private final Map<String, JsonNode> tags = new TreeMap<>();
    private final Map<String, JsonNode> paths = new TreeMap<>();
    private final Map<String, JsonNode> schemas = new TreeMap<>();

    private WholeDescription() {}

    /** The services' descriptions together. Fails where two mean different things by one name. */
    static String of(Map<Target, JsonNode> services) {
        var description = new WholeDescription();
        new TreeMap<>(services).forEach(description::add);
        return description.text();
    }

    static String kept() {
        try {
            return Files.readString(KEPT);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void add(Target service, JsonNode document) {
        whole.set("openapi", document.get("openapi"));
        whole.set("info", document.get("info").deepCopy());
        whole.set("servers", document.get("servers"));
        document.get("tags").forEach(tag -> tags.put(tag.get("name").asText(), tag));
        document.get("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/api/"))
                .filter(path -> routes.targetOf(path.getKey()).equals(Optional.of(service)))
                .forEach(path -> {
                    paths.put(path.getKey(), path.getValue());
                    addSchemas(path.getValue(), document.at("/components/schemas"));
                });
        whole.putObject("components").set("securitySchemes", document.at("/components/securitySchemes"));
    }

    /** Those that it refers to, and those to which they refer. */
    private void addSchemas(JsonNode part, JsonNode all) {
        for (String reference : part.findValuesAsText("$ref")) {
            String name = reference.substring(SCHEMAS.length());
            JsonNode schema = all.path(name);
            JsonNode before = schemas.put(name, schema);
            if (before == null) {
                addSchemas(schema, all);
            } else if (!before.equals(schema)) {
                throw new AssertionError("Two services mean different things by the schema " + name);
            }
        }
    }

    private String text() {
        ObjectNode info = (ObjectNode) whole.get("info");
        info.put("title", "Carousel").put("description", "An online shop: products, carts, orders and accounts.");
        Set<String> used = new HashSet<>();
        paths.values().stream()
                .flatMap(path -> path.findValues("tags").stream())
                .forEach(names -> names.forEach(name -> used.add(name.asText())));
        tags.keySet().retainAll(used);
        whole.putArray("tags").addAll(tags.values());
        whole.set("paths", JSON.valueToTree(paths));
        ((ObjectNode) whole.get("components")).set("schemas", JSON.valueToTree(schemas));
        try {
            return JSON.writeValueAsString(JSON.treeToValue(whole, Object.class)) + "\n";
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
