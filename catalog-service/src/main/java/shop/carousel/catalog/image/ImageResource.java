package shop.carousel.catalog.image;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import shop.carousel.catalog.product.Product;
import shop.carousel.catalog.product.ProductCatalog;
import shop.carousel.kit.problem.Problem;

/** Products' pictures. */
@Path("/images")
@RunOnVirtualThread
public class ImageResource {

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
    public Response image(@PathParam("sku") String sku, @Context Request request) {
        Product product =
                catalog.findProduct(sku).orElseThrow(() -> Problem.notFound("There is no picture of " + sku + "."));
        EntityTag tag = new EntityTag(Picture.EDITION + "-" + product.version());
        Response.ResponseBuilder answer = request.evaluatePreconditions(tag);
        if (answer == null) {
            answer = Response.ok(Picture.of(product, shapes)).tag(tag);
        }
        return answer.header("Cache-Control", "public, max-age=3600")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .build();
    }
}
