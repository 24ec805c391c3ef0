package shop.carousel.order.admin;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.identity.Roles;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.order.OrderAccess;
import shop.carousel.order.order.OrderDocument;
import shop.carousel.order.order.OrderEvent;
import shop.carousel.order.order.OrderListPage;
import shop.carousel.order.order.OrderLists;
import shop.carousel.order.order.OrderStatus;
import shop.carousel.order.order.OrderTransitions;
import shop.carousel.order.order.PageSize;
import shop.carousel.order.order.Transition;

/** {@code /api/admin/orders}: look through all orders, and send them on their way. */
@Path("/api/admin/orders")
@RolesAllowed(Roles.ADMIN)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class AdminOrdersResource {

    private final OrderLists lists;
    private final OrderAccess access;
    private final OrderTransitions transitions;

    AdminOrdersResource(OrderLists lists, OrderAccess access, OrderTransitions transitions) {
        this.lists = lists;
        this.access = access;
        this.transitions = transitions;
    }

    /** A page of all orders, or of those in one status. */
    @GET
    public OrderListPage list(
            @RestQuery @Nullable String status, @RestQuery @Nullable String size, @RestQuery @Nullable String cursor) {
        return lists.all(statusOf(status), PageSize.of(size), cursor);
    }

    /** The parcel left the house: 409 unless the order is confirmed. */
    @POST
    @Path("{id}/ship")
    public OrderDocument ship(@RestPath String id) {
        return move(id, new OrderEvent.ParcelShipped());
    }

    /** The parcel arrived: 409 unless it is on its way. */
    @POST
    @Path("{id}/deliver")
    public OrderDocument deliver(@RestPath String id) {
        return move(id, new OrderEvent.ParcelDelivered());
    }

    private OrderDocument move(String id, OrderEvent event) {
        UUID order = access.require(id, null, null).id();
        Transition outcome = QuarkusTransaction.requiringNew().call(() -> transitions.apply(order, event, null));
        return switch (outcome) {
            case Transition.Moved _ -> OrderDocument.of(access.require(id, null, null));
            case Transition.Unmoved unmoved ->
                throw Problem.conflict(
                        "not-possible-now",
                        "The order is %s: %s.".formatted(unmoved.at().status(), unmoved.why()));
        };
    }

    private static @Nullable OrderStatus statusOf(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        return Stream.of(OrderStatus.values())
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest("status", "must be a status such as CONFIRMED"));
    }
}
