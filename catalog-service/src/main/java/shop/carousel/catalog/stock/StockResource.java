package shop.carousel.catalog.stock;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How many units there are, always asked of the database. */
@Path("/api/stock/{sku}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Stock", description = "Units that can be ordered, are reserved or sold.")
public class StockResource {

    private final StockAdministration stock;

    StockResource(StockAdministration stock) {
        this.stock = stock;
    }

    /** 200, or 404 when nothing is sold under that SKU. */
    @GET
    @Operation(operationId = "getStock", summary = "The level of one SKU, from the database")
    @APIResponseSchema(value = StockLevel.class, responseCode = "200", responseDescription = "The level.")
    public Response get(@PathParam("sku") String sku) {
        return Response.ok(stock.level(sku)).header("Cache-Control", "no-store").build();
    }
}
