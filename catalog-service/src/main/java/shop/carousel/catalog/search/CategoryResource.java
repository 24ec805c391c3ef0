package shop.carousel.catalog.search;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** The categories that products are in. */
@Path("/api/categories")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Products")
public class CategoryResource {

    private final ProductSearch search;

    CategoryResource(ProductSearch search) {
        this.search = search;
    }

    /** The departments. */
    @Schema(name = "Categories")
    record Categories(@Schema(required = true) List<Category> items) {}

    /** The whole tree, the largest department first. 503 while the index is built. */
    @GET
    @ResponseHeader(name = "Cache-Control", value = "no-cache")
    @Operation(operationId = "listCategories", summary = "The tree of categories, with how many products are in each")
    public Categories list() {
        return new Categories(search.categories());
    }
}
