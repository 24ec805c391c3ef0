package shop.carousel.order.account;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.audit.AuditTrail;
import shop.carousel.kit.identity.Roles;
import shop.carousel.kit.validation.RequiredBody;

/** {@code /api/admin/roles}: who works for the shop as support. */
@Path("/api/admin/roles")
@RolesAllowed(Roles.ADMIN)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts", description = "Accounts and sessions.")
public class RoleResource {

    private final Profiles profiles;
    private final Sessions sessions;
    private final AuditTrail audit;

    RoleResource(Profiles profiles, Sessions sessions, AuditTrail audit) {
        this.profiles = profiles;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** Whose role it is to be. */
    @Schema(
            name = "RoleRequest",
            requiredProperties = {"email", "role"})
    record RoleChange(
            @Schema(format = "email", maxLength = 254, examples = "ada@example.org") @MailAddress @Nullable
            String email,

            @Schema(enumeration = {Roles.CUSTOMER, Roles.SUPPORT})
            @NotNull(message = RULE)
            @Pattern(regexp = Roles.CUSTOMER + "|" + Roles.SUPPORT, message = RULE)
            @Nullable
            String role) {

        private static final String RULE = "must be customer or support";
    }

    /** Gives an account the role; its sessions end, so that it counts at once. */
    @PUT
    @Operation(operationId = "setRole", summary = "Makes an account one of support, or of a customer again")
    @APIResponse(responseCode = "204", description = "The account has the role, and its sessions have ended.")
    @APIResponse(responseCode = "404", description = "There is no confirmed account with this address.")
    @APIResponse(responseCode = "409", description = "It is an administrator's account.")
    public Response set(@RequiredBody @Valid RoleChange change) {
        Account account = profiles.employ(SignInName.of(String.valueOf(change.email())), String.valueOf(change.role()));
        sessions.endAll(account.id());
        audit.changed(null, Map.of("account", account.id(), "role", account.role()));
        return Response.noContent().build();
    }
}
