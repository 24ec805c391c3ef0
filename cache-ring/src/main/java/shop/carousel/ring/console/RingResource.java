package shop.carousel.ring.console;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.CacheRing;

/** The ring as this process sees it. Answers within one command time-out, whatever the nodes do. */
@Path("/api/ring")
@Produces(MediaType.APPLICATION_JSON)
public class RingResource {

    private static final int LONGEST_KEY = 512;

    private final CacheRing ring;

    RingResource(CacheRing ring) {
        this.ring = ring;
    }

    /** The epoch, and each node with its share and its state. */
    @GET
    @RunOnVirtualThread
    public RingDocument ring() {
        return RingDocument.of(ring);
    }

    /** Which nodes hold a key. */
    @GET
    @Path("/owner")
    @RunOnVirtualThread
    public Response owner(@QueryParam("key") @Nullable String key) {
        if (key == null || key.isEmpty()) {
            return ProblemDocument.missing("key");
        }
        if (key.length() > LONGEST_KEY) {
            return ProblemDocument.invalid("key", "has 1 to " + LONGEST_KEY + " characters, not " + key.length());
        }
        return Response.ok(ring.owners(key)).build();
    }
}
