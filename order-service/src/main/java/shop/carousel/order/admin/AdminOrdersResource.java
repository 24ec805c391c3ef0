package shop.carousel.order.admin;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.cursor.PageSize;
import shop.carousel.kit.identity.Roles;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.access.OrderAccess;
import shop.carousel.order.flow.OrderStories;
import shop.carousel.order.flow.OrderStory;
import shop.carousel.order.model.OrderStatus;
import shop.carousel.order.read.OrderLists;
import shop.carousel.order.read.OrderSlice;
import shop.carousel.order.read.OrderView;
import shop.carousel.order.web.OrderDocument;

/** {@code /api/admin/orders}: lists all orders, and ships and delivers them. */
@Path("/api/admin/orders")
@RolesAllowed(Roles.ADMIN)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders", description = "Orders, from checkout to the parcel.")
public class AdminOrdersResource {

    private final OrderLists lists;
    private final Shipping shipping;
    private final OrderAccess access;
    private final OrderStories stories;

    AdminOrdersResource(OrderLists lists, Shipping shipping, OrderAccess access, OrderStories stories) {
        this.lists = lists;
        this.shipping = shipping;
        this.access = access;
        this.stories = stories;
    }

    /** A page of all orders, or of those in one status. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPPORT})
    @Operation(operationId = "listAllOrders", summary = "All orders, or those in one status")
    public OrderSlice list(
            @Parameter(schema = @Schema(implementation = OrderStatus.class)) @RestQuery @Nullable String status,
            @RestQuery @Nullable String size,
            @RestQuery @Nullable String cursor) {
        return lists.all(statusOf(status), PageSize.of(size), cursor);
    }

    /** How the order went: its steps, its payment, what was refused, and what is still to be done about it. */
    @GET
    @Path("{id}/story")
    @Operation(operationId = "getOrderStory", summary = "All that is known of how an order went")
    public OrderStory story(@RestPath String id) {
        OrderView order = access.require(id, null, null);
        return stories.read(order.id(), order.number());
    }

    /** The parcel left the house: 409 unless the order is confirmed. */
    @POST
    @Path("{id}/ship")
    @Operation(operationId = "shipOrder", summary = "The parcel has left the house")
    @APIResponseSchema(
            value = OrderDocument.class,
            responseCode = "200",
            responseDescription = "The order, on its way.")
    @APIResponse(responseCode = "409", description = "The order is not confirmed.")
    public OrderDocument ship(@RestPath String id) {
        return OrderDocument.of(shipping.ship(id));
    }

    /** The parcel arrived: 409 unless it is on its way. */
    @POST
    @Path("{id}/deliver")
    @Operation(operationId = "deliverOrder", summary = "The parcel has arrived")
    @APIResponseSchema(value = OrderDocument.class, responseCode = "200", responseDescription = "The order, delivered.")
    @APIResponse(responseCode = "409", description = "The order is not on its way.")
    public OrderDocument deliver(@RestPath String id) {
        return OrderDocument.of(shipping.deliver(id));
    }

    static @Nullable OrderStatus statusOf(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        return Stream.of(OrderStatus.values())
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest("status", "must be a status such as CONFIRMED"));
    }
}
