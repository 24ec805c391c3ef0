package shop.carousel.order.admin;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.cursor.PageSize;
import shop.carousel.kit.identity.Roles;
import shop.carousel.kit.work.JobPage;
import shop.carousel.order.read.OrderConfig;

/** {@code /api/admin/jobs}: the background work of this service that is not done yet. */
@Path("/api/admin/jobs")
@RolesAllowed(Roles.ADMIN)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Jobs", description = "Background work that is not done yet.")
public class JobResource {

    private final Jobs jobs;
    private final OrderConfig config;

    JobResource(Jobs jobs, OrderConfig config) {
        this.jobs = jobs;
        this.config = config;
    }

    /** All kinds in numbers, and a page of the pieces, or of those of one kind. */
    @GET
    @Operation(operationId = "listOrderJobs", summary = "The background work of the order service")
    public JobPage list(
            @RestQuery @Nullable String kind, @RestQuery @Nullable String size, @RestQuery @Nullable String cursor) {
        int limit = PageSize.of(size, config.pageSize(), config.maxPageSize());
        return jobs.page(kind == null || kind.isEmpty() ? null : kind, limit, cursor);
    }

    /** Makes one due at once, as if it were new. */
    @POST
    @Path("{kind}/{key}/retry")
    @Operation(operationId = "retryOrderJob", summary = "Makes a piece of work due at once")
    @APIResponse(responseCode = "204", description = "The work is due.")
    public Response retry(@RestPath String kind, @RestPath String key) {
        jobs.retry(kind, key);
        return Response.noContent().build();
    }
}
