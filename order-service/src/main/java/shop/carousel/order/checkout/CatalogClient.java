package shop.carousel.order.checkout;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.money.Money;

/** What checkout asks the catalog. */
@Path("/api/products")
@RegisterRestClient(configKey = "catalog")
interface CatalogClient {

    /** The products of these SKUs that exist; {@code consistency=strong} is the database's answer, not a cache's. */
    @GET
    Uni<Products> products(@RestQuery List<String> sku, @RestQuery String consistency);

    /** The products that exist. */
    record Products(List<Product> items) {}

    /**
     * What checkout needs to know of a product.
     *
     * @param onSale whether it can be bought; absent if the catalog is of an earlier version, and then it can
     */
    record Product(
            String sku,
            String name,
            Money price,
            long available,
            @Nullable Boolean onSale) {}
}
