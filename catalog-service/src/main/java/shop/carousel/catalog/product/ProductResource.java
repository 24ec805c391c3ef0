package shop.carousel.catalog.product;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import shop.carousel.kit.problem.Problem;

/** One product for everyone. */
@Path("/api/products")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Products", description = "Search, suggestions and single products.")
public class ProductResource {

    private final ProductCatalog catalog;

    ProductResource(ProductCatalog catalog) {
        this.catalog = catalog;
    }

    /** 200 with an ETag, 304 when {@code If-None-Match} names it, 404 when nothing is sold under that SKU. */
    @GET
    @Path("/{sku}")
    @Operation(operationId = "getProduct", summary = "One product")
    @APIResponseSchema(
            value = ProductView.class,
            responseCode = "200",
            responseDescription = "The product; ETag is its version.")
    @APIResponse(responseCode = "304", description = "The product that the caller has is the present one.")
    public Response get(@PathParam("sku") String sku, @Context Request request) {
        StockedProduct found =
                catalog.find(sku).orElseThrow(() -> Problem.notFound("There is no product " + sku + "."));
        EntityTag tag = new EntityTag(found.entityTag());
        Response.ResponseBuilder answer = request.evaluatePreconditions(tag);
        if (answer == null) {
            answer = Response.ok(found.view()).tag(tag);
        }
        return answer.header("Cache-Control", "no-cache").build();
    }
}
