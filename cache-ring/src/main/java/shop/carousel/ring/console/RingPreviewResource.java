package shop.carousel.ring.console;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.Topology;

/** What a change of the ring would move, for administrators. Changes nothing. */
@Path("/api/admin/ring/preview")
@RolesAllowed(AdminRingResource.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Ring", description = "The cache nodes, and which of them hold a key.")
public class RingPreviewResource {

    /** Only names and weights decide what a node would hold. */
    private static final String ANYWHERE = "anywhere:1";

    private static final Pattern WEIGHT = Pattern.compile("[0-9]{1,4}");

    private final CacheRing ring;

    RingPreviewResource(CacheRing ring) {
        this.ring = ring;
    }

    @GET
    @Operation(operationId = "previewRingChange", summary = "What a node that joins or leaves would move")
    @APIResponseSchema(
            value = ChangePreview.class,
            responseCode = "200",
            responseDescription = "Each node's share of the ring before and after.")
    public Response preview(
            @Parameter(description = "The node that would join; with a name of the ring, in that node's place.")
                    @QueryParam("join")
                    @Nullable
                    String join,
            @Parameter(description = "The node that would leave.") @QueryParam("leave") @Nullable String leave,
            @Parameter(description = "Of the node that would join.", schema = @Schema(minimum = "1", maximum = "1000"))
                    @QueryParam("weight")
                    @DefaultValue("1")
                    String weight,
            @Context SecurityContext caller) {
        if (!caller.isUserInRole(AdminRingResource.ADMIN)) {
            return ProblemDocument.forbidden();
        }
        if (join != null && leave == null) {
            return joining(join, weight);
        }
        return leave != null && join == null
                ? leaving(leave)
                : ProblemDocument.invalid("join", "or leave is given, and not both");
    }

    private Response joining(String node, String weight) {
        if (!WEIGHT.matcher(weight).matches()) {
            return ProblemDocument.invalid("weight", "is a whole number of 1 to 1000");
        }
        try {
            var joining = new RingNode(node, ANYWHERE, Integer.parseInt(weight), "z1", 1);
            return Response.ok(ChangePreview.ofJoin(ring.topology(), joining)).build();
        } catch (IllegalArgumentException e) {
            return ProblemDocument.invalid("join", "and its weight make no node: " + e.getMessage());
        }
    }

    private Response leaving(String node) {
        Topology now = ring.topology();
        if (now.nodes().stream().noneMatch(each -> each.name().equals(node))) {
            return ProblemDocument.invalid("leave", "is no node of the ring");
        }
        return now.nodes().size() == 1
                ? ProblemDocument.invalid("leave", "is the last node, which cannot leave")
                : Response.ok(ChangePreview.ofLeave(now, node)).build();
    }
}
