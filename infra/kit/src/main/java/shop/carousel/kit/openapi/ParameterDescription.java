package shop.carousel.kit.openapi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import shop.carousel.kit.validation.SkuForm;

/** Describes parameters that mean the same in every operation. A resource's own description stays. */
final class ParameterDescription {

    private static final int MOST_SIZE = 100;
    private static final int LONGEST_KEY = 255;

    private ParameterDescription() {}

    /** Describes them, and leaves out cookies: browsers send those by themselves. */
    static void describe(Operation operation) {
        if (operation.getParameters() == null) {
            return;
        }
        List<Parameter> parameters = new ArrayList<>(operation.getParameters());
        parameters.removeIf(parameter -> parameter.getIn() == In.COOKIE);
        parameters.stream()
                .filter(parameter -> parameter.getDescription() == null)
                .forEach(ParameterDescription::describe);
        operation.setParameters(parameters);
    }

    private static void describe(Parameter parameter) {
        switch (parameter.getName()) {
            case "sku" -> say(parameter, "The product's SKU.", "LAMP-1", text().pattern(SkuForm.REGEX));
            case "size" -> say(parameter, "How many items a page has at most.", 20, pageSize());
            case "cursor" -> parameter.setDescription("The nextCursor of the page before.");
            case "If-Match" ->
                say(parameter, "The version that is to be changed, as an ETag; another one is a 412.", "\"7\"", text());
            case "Idempotency-Key" -> {
                say(
                        parameter,
                        "Chosen by the caller. A repetition with the same key has no second effect.",
                        "0b7e1c52-6f0e-4f0b-9d55-3a1f2f5f7a11",
                        text().minLength(1).maxLength(LONGEST_KEY));
                parameter.setRequired(true);
            }
            case "Order-Token" -> parameter.setDescription("A guest's token, from the answer that accepted the order.");
            case "token" -> parameter.setDescription("As Order-Token.");
            case "Last-Event-ID" -> parameter.setDescription("The last event that the caller has seen.");
            case "epoch" ->
                say(
                        parameter,
                        "The ring that is meant; a change since then is a 409.",
                        4,
                        OASFactory.createSchema()
                                .addType(SchemaType.INTEGER)
                                .format("int64")
                                .minimum(BigDecimal.ONE));
            case "id" -> parameter.setDescription("The id.");
            default -> {
                // the resource says it, or the name does
            }
        }
    }

    private static void say(Parameter parameter, String description, Object example, Schema schema) {
        parameter.description(description).example(example).schema(schema);
    }

    private static Schema pageSize() {
        return OASFactory.createSchema()
                .addType(SchemaType.INTEGER)
                .format("int32")
                .minimum(BigDecimal.ONE)
                .maximum(BigDecimal.valueOf(MOST_SIZE));
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
