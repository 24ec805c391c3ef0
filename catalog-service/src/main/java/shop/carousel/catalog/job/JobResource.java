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
import shop.carousel.kit.cursor.PageSize;
import shop.carousel.kit.identity.Roles;
import shop.carousel.kit.work.JobPage;

/** {@code /api/admin/catalogue/jobs}: the background work of this service that is not done yet. */
@Path("/api/admin/catalogue/jobs")
@RolesAllowed(Roles.ADMIN)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Jobs", description = "Background work that is not done yet.")
public class JobResource {

    private static final int USUAL_SIZE = 20;
    private static final int MOST_SIZE = 100;

    private final CatalogueJobs jobs;

    JobResource(CatalogueJobs jobs) {
        this.jobs = jobs;
    }

    /** All kinds in numbers, and a page of the pieces, or of those of one kind. */
    @GET
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "listCatalogJobs", summary = "The background work of the catalog")
    public JobPage list(
            @RestQuery @Nullable String kind, @RestQuery @Nullable String size, @RestQuery @Nullable String cursor) {
        return jobs.page(kind, PageSize.of(size, USUAL_SIZE, MOST_SIZE), cursor);
    }
}
