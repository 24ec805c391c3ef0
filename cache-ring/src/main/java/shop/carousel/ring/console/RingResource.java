package shop.carousel.ring.console;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.Owners;

/** The ring as this process sees it. Answers within one command time-out, whatever the nodes do. */
@Path("/api/ring")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ring", description = "The cache nodes, and which of them hold a key.")
public class RingResource {

    private static final int LONGEST_KEY = 512;

    private final CacheRing ring;

    RingResource(CacheRing ring) {
        this.ring = ring;
    }

    /** The epoch, and each node with its share and its state. */
    @GET
    @RunOnVirtualThread
    @Operation(operationId = "getRing", summary = "The ring as the answering process sees it")
    public RingDocument ring() {
        return RingDocument.of(ring);
    }

    /** Which nodes hold a key. */
    @GET
    @Path("/owner")
    @RunOnVirtualThread
    @Operation(operationId = "getKeyOwners", summary = "Which nodes hold a key")
    @APIResponseSchema(
            value = Owners.class,
            responseCode = "200",
            responseDescription = "The nodes, the primary first.")
    public Response owner(
            @Parameter(
                            description = "A key of the cache.",
                            required = true,
                            example = "product:LAMP-1",
                            schema = @Schema(minLength = 1, maxLength = LONGEST_KEY))
                    @QueryParam("key")
                    @Nullable
                    String key) {
        if (key == null || key.isEmpty()) {
            return ProblemDocument.missing("key");
        }
        if (key.length() > LONGEST_KEY) {
            return ProblemDocument.invalid("key", "has 1 to " + LONGEST_KEY + " characters, not " + key.length());
        }
        return Response.ok(ring.owners(key)).build();
    }
}
