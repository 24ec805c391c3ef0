package shop.carousel.order.flow;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import shop.carousel.kit.identity.Roles;

/** {@code /api/admin/flow}: how orders flow. */
@Path("/api/admin/flow")
@RolesAllowed(Roles.ADMIN)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders", description = "Orders, from checkout to the parcel.")
public class FlowResource {

    private final OrderFlow flow;

    FlowResource(OrderFlow flow) {
        this.flow = flow;
    }

    /** How far the last orders came, how long each step took, and what waits. */
    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "private, no-store")
    @Operation(operationId = "getOrderFlow", summary = "How orders flow")
    public FlowFigures flow() {
        return flow.read();
    }
}
