package shop.carousel.catalog.related;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import shop.carousel.catalog.product.ProductCatalog;
import shop.carousel.catalog.product.ProductView;
import shop.carousel.catalog.product.RelatedProducts;
import shop.carousel.catalog.product.StockedProduct;
import shop.carousel.kit.problem.Problem;

/** What goes with a product, for programs. */
@Path("/api/products")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Products")
public class RelatedResource {

    private final ProductCatalog catalog;
    private final RelatedProducts related;

    RelatedResource(ProductCatalog catalog, RelatedProducts related) {
        this.catalog = catalog;
        this.related = related;
    }

    /**
     * Products that go with one.
     *
     * @param basis {@code orders} where all of them were bought together with it
     */
    @Schema(name = "RelatedProducts")
    record Answer(
            @Schema(
                    enumeration = {"orders", "likeness"},
                    required = true)
            String basis,

            @Schema(required = true) List<ProductView> items) {}

    /** 200, or 404 when nothing is sold under that SKU. */
    @GET
    @Path("/{sku}/related")
    @ResponseHeader(name = "Cache-Control", value = "no-cache")
    @Operation(operationId = "listRelatedProducts", summary = "Products that go with one")
    public Answer related(@PathParam("sku") String sku) {
        StockedProduct product =
                catalog.find(sku).orElseThrow(() -> Problem.notFound("There is no product " + sku + "."));
        RelatedProducts.Related found = related.to(product);
        return new Answer(
                found.isFromOrders() ? "orders" : "likeness",
                found.products().stream().map(StockedProduct::view).toList());
    }
}
