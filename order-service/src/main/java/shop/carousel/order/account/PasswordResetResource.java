package shop.carousel.order.account;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.validation.RequiredBody;

/** {@code /api/password-resets}: another password, by a link in a letter. */
@Path("/api/password-resets")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts", description = "Accounts and sessions.")
public class PasswordResetResource {

    private final PasswordResets resets;
    private final PasswordChange passwords;

    PasswordResetResource(PasswordResets resets, PasswordChange passwords) {
        this.resets = resets;
        this.passwords = passwords;
    }

    /** Asks for the letter. */
    @POST
    @Operation(operationId = "requestPasswordReset", summary = "Asks for a letter with which one sets a password")
    @APIResponse(responseCode = "202", description = "If there is such an account, a link is on its way to it.")
    @APIResponse(responseCode = "429", description = "That was too often; Retry-After says how long to wait.")
    public Response ask(@RequiredBody @Valid ResetRequest request, @Context HttpServerRequest http) {
        resets.ask(request.name(), http);
        return Response.accepted().build();
    }

    /** What the letter's link carries, and the password. */
    @Schema(
            name = "PasswordResetRedemption",
            requiredProperties = {"token", "password"})
    record Redemption(
            @Nullable String token,

            @Schema(format = "password", minLength = 8, maxLength = Credentials.LONGEST) @NewPassword @Nullable
            String password) {}

    /** Sets the password; all sessions of the account end. */
    @POST
    @Path("redemptions")
    @Operation(operationId = "redeemPasswordReset", summary = "Sets a password, with what a letter's link carries")
    @APIResponse(responseCode = "204", description = "The password is set, and all sessions of the account have ended.")
    @APIResponse(responseCode = "410", description = "The link is not good any more.")
    public Response redeem(@RequiredBody @Valid Redemption redemption) {
        passwords.reset(redemption.token(), redemption.password());
        return Response.noContent().build();
    }
}
