package shop.carousel.catalog.image;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import shop.carousel.catalog.product.Product;
import shop.carousel.catalog.product.ProductCatalog;
import shop.carousel.kit.problem.Problem;

/** Products' pictures. */
@Path("/images")
@RunOnVirtualThread
@Tag(name = "Images", description = "Pictures of products.")
public class ImageResource {

    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private final ProductCatalog catalog;
    private final Shapes shapes;

    ImageResource(ProductCatalog catalog, Shapes shapes) {
        this.catalog = catalog;
        this.shapes = shapes;
    }

    /** 200 to be kept for an hour, 304 when {@code If-None-Match} names it, 404 when nothing is sold under that SKU. */
    @GET
    @Path("/{sku}.svg")
    @Produces("image/svg+xml")
    @Operation(operationId = "getProductImage", summary = "The picture of a product")
    @APIResponse(responseCode = "200", description = "The picture.")
    @APIResponse(responseCode = "304", description = "The picture that the caller has is the present one.")
    @APIResponse(responseCode = "404", description = "Nothing is sold under that SKU.")
    public Response image(
            @PathParam("sku") String sku, @Context Request request, @Context HttpServerResponse transport) {
        transport.putHeader("Content-Security-Policy", POLICY); // in place of the pages' one, which is set already
        Product product =
                catalog.findProduct(sku).orElseThrow(() -> Problem.notFound("There is no picture of " + sku + "."));
        EntityTag tag = new EntityTag(Picture.EDITION + "-" + product.version());
        Response.ResponseBuilder answer = request.evaluatePreconditions(tag);
        if (answer == null) {
            answer = Response.ok(Picture.of(product, shapes)).tag(tag);
        }
        return answer.header("Cache-Control", "public, max-age=3600").build();
    }
}
