package shop.carousel.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Adds to a service's description what is the same in all: servers, who may call, shared parameters and refusals. Runs
 * once, when the service is built.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class SharedDescription implements OASFilter {

    private static final String API = "/api/";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String PAGES = "Pages";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.setServers(List.of(
                OASFactory.createServer().url("/").description("The shop, through its gateway or the service itself")));
        writeOutAliases(document.getComponents());
        document.getComponents().addSchema(RefusalDescription.SCHEMA, RefusalDescription.schema());
        document.getPaths().getPathItems().forEach(SharedDescription::describe);
        document.addTag(OASFactory.createTag().name(PAGES).description("Pages for browsers: HTML, and forms."));
    }

    private static void describe(String path, PathItem item) {
        item.getOperations().forEach((method, operation) -> {
            if (path.startsWith(API)) {
                describe(path, method, operation);
            } else {
                describePage(operation);
            }
            if (operation.getSecurity() == null) {
                operation.setSecurity(List.of(OASFactory.createSecurityRequirement()));
            }
        });
    }

    private static void describe(String path, HttpMethod method, Operation operation) {
        ParameterDescription.describe(operation);
        RefusalDescription.describe(path, method, operation);
    }

    private static void describePage(Operation operation) {
        operation.setTags(List.of(PAGES));
        RefusalDescription.describePage(operation);
    }

    /** A schema that only refers to another one takes its place: {@code Money} has no second name in JSON. */
    private static void writeOutAliases(Components components) {
        if (components.getSchemas() == null) {
            return;
        }
        Map<String, Schema> schemas = new LinkedHashMap<>(components.getSchemas());
        components.getSchemas().forEach((name, schema) -> {
            String target = schema.getRef() == null ? "" : schema.getRef().substring(SCHEMAS.length());
            if (schemas.containsKey(target)) {
                schemas.put(name, schemas.remove(target));
            }
        });
        components.setSchemas(schemas);
    }
}
