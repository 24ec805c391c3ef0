package shop.carousel.cart.pricing;

import io.quarkus.rest.client.reactive.ClientQueryParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The catalog's REST API, as far as the cart asks it. Both answers come from the catalog's database, never from the
 * ring.
 */
@RegisterRestClient(configKey = "catalog")
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
interface CatalogClient {

    /** The products of those SKUs; unknown ones are left out. */
    @GET
    @Path("/products")
    @ClientQueryParam(name = "consistency", value = "strong")
    CatalogItems products(@QueryParam("sku") Collection<String> skus);

    /** The stock levels of those SKUs; unknown ones are left out. */
    @GET
    @Path("/stock")
    CatalogItems stock(@QueryParam("sku") Collection<String> skus);
}
