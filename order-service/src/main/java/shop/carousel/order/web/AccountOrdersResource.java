package shop.carousel.order.web;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.cursor.PageSize;
import shop.carousel.order.account.SignedIn;
import shop.carousel.order.read.OrderLists;
import shop.carousel.order.read.OrderSlice;

/** {@code GET /api/orders}: the orders of the signed-in account. */
@Path("/api/orders")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Orders", description = "Orders, from checkout to the parcel.")
public class AccountOrdersResource {

    private final OrderLists orders;
    private final SignedIn signedIn;

    AccountOrdersResource(OrderLists orders, SignedIn signedIn) {
        this.orders = orders;
        this.signedIn = signedIn;
    }

    /** A page, the newest order first. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "private, no-store")
    @Operation(operationId = "listOrders", summary = "The orders of whoever is signed in, newest first")
    public OrderSlice mine(@RestQuery @Nullable String size, @RestQuery @Nullable String cursor) {
        return orders.ofAccount(signedIn.required().id(), PageSize.of(size), cursor);
    }
}
