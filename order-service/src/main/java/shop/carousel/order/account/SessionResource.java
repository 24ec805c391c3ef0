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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import shop.carousel.kit.validation.RequiredBody;

/** {@code POST /api/sessions} and {@code POST /api/accounts}. */
@Path("/api")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts", description = "Accounts and sessions.")
public class SessionResource {

    private final SignIn signIn;
    private final SessionTokens tokens;

    SessionResource(SignIn signIn, SessionTokens tokens) {
        this.signIn = signIn;
        this.tokens = tokens;
    }

    /** The answer to a sign-in. */
    public record Session(String token) {}

    /** The answer to a registration. */
    @Schema(name = "Account")
    public record AccountAnswer(String id, String email, String name, String token) {}

    /** Signs in: a token, in the body and as a cookie. */
    @POST
    @Path("sessions")
    @Operation(operationId = "openSession", summary = "Signs in")
    @APIResponseSchema(
            value = Session.class,
            responseCode = "200",
            responseDescription = "A token, in the body and as a cookie.")
    @APIResponse(responseCode = "401", description = "The e-mail address or the password is wrong.")
    @APIResponse(responseCode = "429", description = "Too many failed attempts; Retry-After says how long to wait.")
    public Response open(@RequiredBody @Valid Credentials credentials, @Context HttpServerRequest http) {
        Account account = signIn.open(credentials, addressOf(http));
        String token = tokens.tokenOf(account);
        return Response.ok(new Session(token)).cookie(tokens.cookie(token)).build();
    }

    /** Opens an account, and signs in. */
    @POST
    @Path("accounts")
    @Operation(operationId = "createAccount", summary = "Opens an account, and signs in")
    @APIResponseSchema(
            value = AccountAnswer.class,
            responseCode = "201",
            responseDescription = "The account, and a token.")
    @APIResponse(responseCode = "409", description = "There is an account with this e-mail address.")
    public Response register(@RequiredBody @Valid Registration registration) {
        Account account = signIn.register(registration);
        String token = tokens.tokenOf(account);
        return Response.status(Response.Status.CREATED)
                .entity(new AccountAnswer(account.id().toString(), account.email(), account.name(), token))
                .cookie(tokens.cookie(token))
                .build();
    }

    static String addressOf(HttpServerRequest http) {
        return http.remoteAddress() == null ? "" : http.remoteAddress().hostAddress();
    }
}
