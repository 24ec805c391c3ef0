package shop.carousel.ring.console;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.ChangeOutcome;
import shop.carousel.ring.RingChange;

/** Adds and removes nodes, for administrators: a proposal to the membership log, whose outcome is the answer. */
@Path("/api/admin/ring/nodes")
@RolesAllowed(AdminRingResource.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Ring", description = "The cache nodes, and which of them hold a key.")
public class AdminRingResource {

    /** The role that may. */
    public static final String ADMIN = "admin";

    private static final Pattern EPOCH = Pattern.compile("[0-9]{1,15}");

    private final CacheRing ring;
    private final AddressRule addresses;

    AdminRingResource(CacheRing ring, AddressRule addresses) {
        this.ring = ring;
        this.addresses = addresses;
    }

    /** What became of the proposal. */
    @Schema(name = "RingProposal")
    record Answer(
            String outcome,
            @Schema(nullable = true) @Nullable Long epoch,
            String node,
            @Schema(nullable = true) @Nullable String detail) {}

    @POST
    @Operation(operationId = "addRingNode", summary = "Proposes a node to the ring")
    @APIResponseSchema(value = Answer.class, responseCode = "202", responseDescription = "What became of the proposal.")
    @APIResponse(responseCode = "409", description = "The ring has changed, or the node is in it.")
    public Response add(@Nullable NodeForm form, @Context SecurityContext caller) {
        if (!caller.isUserInRole(ADMIN)) {
            return ProblemDocument.forbidden();
        }
        if (form == null) {
            return ProblemDocument.missing("body");
        }
        var faults = form.faults(addresses);
        if (!faults.isEmpty()) {
            return ProblemDocument.invalid(faults);
        }
        var node = form.toNode();
        return answer(node.name(), ring.propose(new RingChange.Join(node), epoch(form.epoch())));
    }

    /** Entries that the node holds are moved from it while the migration window lasts; it must stay up for so long. */
    @DELETE
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "removeRingNode", summary = "Proposes that a node leaves the ring")
    @APIResponseSchema(value = Answer.class, responseCode = "202", responseDescription = "What became of the proposal.")
    @APIResponse(responseCode = "409", description = "The ring has changed, or the node is not in it.")
    public Response remove(
            @PathParam("id") String id, @QueryParam("epoch") @Nullable String epoch, @Context SecurityContext caller) {
        if (!caller.isUserInRole(ADMIN)) {
            return ProblemDocument.forbidden();
        }
        if (epoch != null && !EPOCH.matcher(epoch).matches()) {
            return ProblemDocument.invalid("epoch", "is a whole number of 1 to 15 digits");
        }
        return answer(id, ring.propose(new RingChange.Leave(id), epoch(epoch == null ? null : Long.valueOf(epoch))));
    }

    private long epoch(@Nullable Long asked) {
        return asked == null ? ring.topology().epoch() : asked;
    }

    private static Response answer(String node, ChangeOutcome outcome) {
        return switch (outcome) {
            case ChangeOutcome.Applied applied -> accepted(new Answer("applied", applied.epoch(), node, null));
            case ChangeOutcome.Unknown unknown -> accepted(new Answer("unknown", null, node, unknown.detail()));
            case ChangeOutcome.Refused refused -> refused(refused);
        };
    }

    private static Response accepted(Answer answer) {
        return Response.accepted(answer).build();
    }

    private static Response refused(ChangeOutcome.Refused refused) {
        return refused.reason() == ChangeOutcome.Reason.LOG_AWAY
                ? ProblemDocument.busy(refused.detail())
                : ProblemDocument.conflict(slug(refused.reason()), Refusals.inWords(refused));
    }

    private static String slug(ChangeOutcome.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
