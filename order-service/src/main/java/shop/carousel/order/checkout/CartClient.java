package shop.carousel.order.checkout;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.money.Money;

/** What checkout asks the cart service. */
@Path("/api/carts")
@RegisterRestClient(configKey = "cart")
interface CartClient {

    @GET
    @Path("{id}")
    Uni<Cart> cart(@RestPath String id, @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization);

    /** The cart of the signed-in account. */
    @GET
    @Path("current")
    Uni<Cart> current(@RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization);

    /** Removes all carts of the signed-in account. */
    @DELETE
    @Path("current")
    Uni<Void> remove(@RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization);

    /** A cart as its owner sees it. */
    record Cart(String id, List<Item> items, @Nullable Money total, long version) {

        /** Which cart it was, and when. */
        CartVersion at() {
            return new CartVersion(id, version);
        }
    }

    /**
     * A line of a cart.
     *
     * @param unitPrice the price that its owner was shown; null if the product is gone
     */
    record Item(
            String sku,
            @Nullable String name,
            int quantity,
            @Nullable Money unitPrice,
            @Nullable Money lineTotal) {}
}
