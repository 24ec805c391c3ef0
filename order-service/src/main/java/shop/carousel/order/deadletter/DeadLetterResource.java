package shop.carousel.order.deadletter;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.cursor.PageSize;
import shop.carousel.kit.identity.Roles;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.account.Account;
import shop.carousel.order.account.SignedIn;
import shop.carousel.order.deadletter.DeadLetter.State;
import shop.carousel.order.read.OrderConfig;

/** {@code /api/admin/dead-letters}: what no consumer could handle, of all services. */
@Path("/api/admin/dead-letters")
@RolesAllowed(Roles.ADMIN)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Dead letters", description = "Events that no consumer could handle.")
public class DeadLetterResource {

    private final DeadLetterOffice office;
    private final SignedIn signedIn;
    private final OrderConfig config;

    DeadLetterResource(DeadLetterOffice office, SignedIn signedIn, OrderConfig config) {
        this.office = office;
        this.signedIn = signedIn;
        this.config = config;
    }

    /** A page of those that wait for a decision, or of those in another state; payloads are cut to 1,000 characters. */
    @GET
    @Operation(operationId = "listDeadLetters", summary = "A page of dead letters")
    public DeadLetterPage list(
            @Parameter(schema = @Schema(implementation = State.class)) @RestQuery @Nullable String state,
            @RestQuery @Nullable String size,
            @RestQuery @Nullable String cursor) {
        return office.page(stateOf(state), PageSize.of(size, config.pageSize(), config.maxPageSize()), cursor);
    }

    /** The whole of one, with what happened to it. */
    @GET
    @Path("{id}")
    @Operation(operationId = "getDeadLetter", summary = "One dead letter, with what happened to it")
    public DeadLetter one(@RestPath String id) {
        return office.require(uuid(id));
    }

    /** Sends it back to where it came from: 409 if it is discarded. */
    @POST
    @Path("{id}/replay")
    @Operation(operationId = "replayDeadLetter", summary = "Sends it back to where it came from")
    @APIResponseSchema(value = DeadLetter.class, responseCode = "200", responseDescription = "It is sent.")
    @APIResponse(responseCode = "409", description = "It is discarded, or its topic does not take it.")
    public DeadLetter replay(@RestPath String id) {
        return office.replay(uuid(id), operator());
    }

    /** Nothing more becomes of it: 409 if it is replayed. It stays on record. */
    @DELETE
    @Path("{id}")
    @Operation(operationId = "discardDeadLetter", summary = "Discards it; it stays on record")
    @APIResponseSchema(value = DeadLetter.class, responseCode = "200", responseDescription = "It is discarded.")
    @APIResponse(responseCode = "409", description = "It is replayed already.")
    public DeadLetter discard(@RestPath String id) {
        return office.discard(uuid(id), operator());
    }

    private String operator() {
        return signedIn.account().map(Account::email).orElse("unknown");
    }

    /** The state of this name; WAITING where none is given, a 400 if there is no such state. */
    public static State stateOf(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return State.WAITING;
        }
        return Stream.of(State.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest("state", "must be WAITING, REPLAYED or DISCARDED"));
    }

    /** The id of this text; a 404 if it is none. */
    public static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw Problem.notFound("There is no such dead letter.");
        }
    }
}
