package shop.carousel.catalog.job;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.audit.AuditPage;
import shop.carousel.kit.audit.AuditTrail;
import shop.carousel.kit.identity.Roles;

/** {@code /api/admin/catalogue/audit}: what administrators and support did with products, stock and the ring. */
@Path("/api/admin/catalogue/audit")
@RolesAllowed(Roles.ADMIN)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit", description = "What administrators and support did.")
public class AuditResource {

    private final AuditTrail trail;

    AuditResource(AuditTrail trail) {
        this.trail = trail;
    }

    /** A page, the newest first, refused requests among them. */
    @GET
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "listCatalogueAudit",
            summary = "What administrators and support did with products, stock and the ring")
    public AuditPage list(@RestQuery @Nullable String size, @RestQuery @Nullable String cursor) {
        return trail.page(size, cursor);
    }
}
