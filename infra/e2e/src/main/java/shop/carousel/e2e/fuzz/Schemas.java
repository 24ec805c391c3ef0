package shop.carousel.e2e.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an operation's JSON answers look like, by status. Judges by the OpenAPI document's own schemas. */
final class Schemas {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Map<String, Schema> byStatus = new HashMap<>();

    /** Of the responses of one operation; references lead into the document's components. */
    static Schemas of(JsonNode responses, JsonNode components) {
        var schemas = new Schemas();
        responses.properties().forEach(response -> {
            JsonNode schema = response.getValue().at("/content/application~1json/schema");
            if (schema.isObject()) {
                schemas.byStatus.put(response.getKey(), compiled((ObjectNode) schema.deepCopy(), components));
            }
        });
        return schemas;
    }

    private static Schema compiled(ObjectNode schema, JsonNode components) {
        schema.set("components", components);
        return REGISTRY.getSchema(schema.toString(), InputFormat.JSON);
    }

    /** What is wrong with an answer, one sentence each. */
    List<String> violations(int status, String body) {
        Schema schema = byStatus.get(Integer.toString(status));
        return schema == null
                ? List.of()
                : schema.validate(body, InputFormat.JSON).stream()
                        .map(Schemas::sentence)
                        .toList();
    }

    private static String sentence(Error violation) {
        return violation.getInstanceLocation() + ": " + violation.getMessage();
    }
}
