package shop.carousel.order.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import shop.carousel.order.access.AskedOrder;
import shop.carousel.order.access.OrderAccess;
import shop.carousel.order.lifecycle.Cancellation;
import shop.carousel.order.read.OrderView;

/** {@code /api/orders/{id}}: read an order, cancel it. For callers that may see it; for others it does not exist. */
@Path("/api/orders/{id}")
@RunOnVirtualThread
@Tag(name = "Orders", description = "Orders, from checkout to the parcel.")
@SecurityRequirementsSet
@SecurityRequirementsSet(@SecurityRequirement(name = "session"))
public class OrderResource {

    private final OrderAccess access;
    private final Cancellation cancellation;

    OrderResource(OrderAccess access, Cancellation cancellation) {
        this.access = access;
        this.cancellation = cancellation;
    }

    /** The order as it is. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "private, no-store")
    @Operation(operationId = "getOrder", summary = "An order as it is")
    public OrderDocument read(@BeanParam AskedOrder asked) {
        return OrderDocument.of(order(asked));
    }

    /** Cancels the order, before it ships. */
    @POST
    @Path("cancel")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "cancelOrder", summary = "Cancels an order before it ships")
    @APIResponseSchema(value = OrderDocument.class, responseCode = "200", responseDescription = "The order, cancelled.")
    @APIResponse(responseCode = "409", description = "The order cannot be cancelled any more.")
    public OrderDocument cancel(@BeanParam AskedOrder asked) {
        return OrderDocument.of(
                cancellation.cancel(access.requireToCancel(asked.id(), asked.shown(), asked.browserOrders())));
    }

    private OrderView order(AskedOrder asked) {
        return access.require(asked.id(), asked.shown(), asked.browserOrders());
    }
}
