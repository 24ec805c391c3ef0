package shop.carousel.cart.cart;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;
import shop.carousel.kit.identity.Roles;
import shop.carousel.kit.trace.FinishedSpans;
import shop.carousel.kit.trace.TraceDocument;

/** {@code /api/admin/carts/traces}: what an instance of this service keeps of traces. */
@Path("/api/admin/carts/traces")
@RolesAllowed({Roles.ADMIN, Roles.SUPPORT})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Traces", description = "What the services keep of traces in memory.")
public class TraceResource {

    private final FinishedSpans spans;

    TraceResource(FinishedSpans spans) {
        this.spans = spans;
    }

    /** The spans of one trace; none where nothing is kept of it. */
    @GET
    @Path("{id}")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "getCartTrace", summary = "What an instance of the cart service keeps of a trace")
    public TraceDocument trace(@RestPath @Pattern(regexp = TraceDocument.TRACE_ID) String id) {
        return spans.trace(id);
    }
}
