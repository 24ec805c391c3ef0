package shop.carousel.ring.console;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.CacheRing;

/** The ring as this process sees it. Answers within one command time-out, whatever the nodes do. */
@Path("/api/ring")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ring", description = "The cache nodes, and which of them hold a key.")
public class RingResource {

    private static final int LONGEST_KEY = 512;

    private final CacheRing ring;
    private final RingStream stream;

    RingResource(CacheRing ring, RingStream stream) {
        this.ring = ring;
        this.stream = stream;
    }

    /** The epoch, and each node with its share and its state. */
    @GET
    @RunOnVirtualThread
    @Operation(operationId = "getRing", summary = "The ring as the answering process sees it")
    public RingDocument ring() {
        return RingDocument.of(ring);
    }

    /** The rings that this process has known, the present one first. */
    @GET
    @Path("/epochs")
    @RunOnVirtualThread
    @Operation(operationId = "getRingEpochs", summary = "The rings that the answering process has known")
    public List<EpochDocument> epochs() {
        return EpochDocument.of(ring.epochs());
    }

    /**
     * The ring as it is, told at once and then once in {@link RingStream#INTERVAL}. Ends after
     * {@link RingStream#MOST_EVENTS} events; browsers ask again by themselves.
     */
    @GET
    @Path("/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(operationId = "followRing", summary = "The ring as it changes, as server-sent events")
    @APIResponse(
            responseCode = "200",
            description = "One event a second.",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "503", description = "Too many are following.")
    public Multi<RingDocument> follow() {
        return stream.follow();
    }

    /** Which nodes hold a key. */
    @GET
    @Path("/owner")
    @RunOnVirtualThread
    @Operation(operationId = "getKeyOwners", summary = "Which nodes hold a key")
    @APIResponseSchema(
            value = KeyDocument.class,
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
        return Response.ok(KeyDocument.of(ring, key)).build();
    }
}
