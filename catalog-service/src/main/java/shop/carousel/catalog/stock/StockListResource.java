package shop.carousel.catalog.stock;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.validation.SkuForm;

/**
 * The levels of many SKUs at once, always asked of the database: with these other services fill the ring's cache {@code
 * stock}.
 */
@Path("/api/stock")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Stock", description = "Units that can be ordered, are reserved or sold.")
public class StockListResource {

    /** The answer: those that exist, in the order asked, each once. */
    @Schema(name = "StockLevels")
    record Items(List<StockLevel> items) {}

    private final StockRepository stock;
    private final StockConfig config;

    StockListResource(StockRepository stock, StockConfig config) {
        this.stock = stock;
        this.config = config;
    }

    /** 200, unknown SKUs left out; 400 without any, or with more than one request may name. */
    @GET
    @Operation(operationId = "listStock", summary = "The levels of several SKUs")
    @APIResponseSchema(
            value = Items.class,
            responseCode = "200",
            responseDescription = "Those that exist, in the order asked.")
    public Response list(
            @Parameter(
                            description = "A SKU. May repeat.",
                            required = true,
                            schema = @Schema(minItems = 1, maxItems = 100))
                    @RestQuery
                    List<String> sku) {
        if (sku.isEmpty() || sku.size() > config.skusPerRequest()) {
            throw Problem.badRequest(
                    "sku",
                    "must be given 1 to " + config.skusPerRequest() + " times, but is there " + sku.size() + " times");
        }
        Set<String> asked = new LinkedHashSet<>(sku);
        asked.removeIf(name -> !SkuForm.holds(name));
        return Response.ok(new Items(read(asked)))
                .header("Cache-Control", "no-store")
                .build();
    }

    private List<StockLevel> read(Set<String> asked) {
        Map<String, StockLevel> levels = stock.read(asked);
        return asked.stream().map(levels::get).filter(Objects::nonNull).toList();
    }
}
