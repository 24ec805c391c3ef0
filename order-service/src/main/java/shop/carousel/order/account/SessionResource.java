package shop.carousel.order.account;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.validation.RequiredBody;

/** {@code /api/sessions}: signing in and out; {@code POST /api/accounts}. */
@Path("/api")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts", description = "Accounts and sessions.")
public class SessionResource {

    private final SignIn signIn;
    private final SessionTokens tokens;
    private final Sessions sessions;
    private final SignedIn signedIn;
    private final EmailChange emails;

    SessionResource(SignIn signIn, SessionTokens tokens, Sessions sessions, SignedIn signedIn, EmailChange emails) {
        this.emails = emails;
        this.signIn = signIn;
        this.tokens = tokens;
        this.sessions = sessions;
        this.signedIn = signedIn;
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
        String token = sessions.open(account, browserOf(http));
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
    @APIResponse(responseCode = "429", description = "That was too often; Retry-After says how long to wait.")
    public Response register(@RequiredBody @Valid Registration registration, @Context HttpServerRequest http) {
        Account account = signIn.register(registration, http);
        String token = sessions.open(account, browserOf(http));
        return Response.status(Response.Status.CREATED)
                .entity(new AccountAnswer(account.id().toString(), account.email(), account.name(), token))
                .cookie(tokens.cookie(token))
                .build();
    }

    /** What a letter's link carries, and the password of its account, where one is not signed in. */
    @Schema(
            name = "AddressConfirmation",
            requiredProperties = {"token"})
    record Confirmation(@Nullable String token, @Nullable String password) {}

    /** Confirms that an address is one's own. */
    @POST
    @Path("accounts/confirmations")
    @Operation(
            operationId = "confirmAddress",
            summary = "Confirms an e-mail address, with what a letter's link carries")
    @APIResponse(responseCode = "204", description = "The account has this address.")
    @APIResponse(responseCode = "409", description = "The address has another account already.")
    @APIResponse(responseCode = "410", description = "The link is not good any more.")
    public Response confirm(@RequiredBody Confirmation confirmation, @Context HttpServerRequest http) {
        emails.confirm(
                confirmation.token(), signedIn.account().map(Account::id), confirmation.password(), addressOf(http));
        return Response.noContent().build();
    }

    /** The sessions of an account. */
    public record OpenSessions(List<OpenSession> items) {}

    /**
     * One session that has not ended.
     *
     * @param browser what the browser or program called itself
     * @param current whether it is the session that asks
     */
    public record OpenSession(String id, String browser, Instant openedAt, Instant endsAt, boolean current) {

        private static OpenSession of(SessionEntity session, Optional<UUID> asking) {
            return new OpenSession(
                    session.id().toString(),
                    session.browser(),
                    session.openedAt(),
                    session.endsAt(),
                    asking.filter(session.id()::equals).isPresent());
        }
    }

    /** The newest hundred, the newest first. */
    @GET
    @Path("sessions")
    @Authenticated
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "private, no-store")
    @Operation(operationId = "listSessions", summary = "Where one is signed in, the newest session first")
    public OpenSessions list() {
        Optional<UUID> asking = signedIn.session();
        return new OpenSessions(sessions.of(signedIn.required().id()).stream()
                .map(session -> OpenSession.of(session, asking))
                .toList());
    }

    /** Ends one, which may be the one that asks: its token is good for nothing from now on. */
    @DELETE
    @Path("sessions/{id}")
    @Authenticated
    @Operation(operationId = "endSession", summary = "Ends one of one's sessions")
    @APIResponse(responseCode = "204", description = "The session has ended.")
    @APIResponse(responseCode = "404", description = "The account has no such session.")
    public Response end(@RestPath String id) {
        if (!sessions.end(signedIn.required().id(), number(id))) {
            throw unknown();
        }
        return Response.noContent().build();
    }

    /** Signs out everywhere. */
    @DELETE
    @Path("sessions")
    @Authenticated
    @Operation(operationId = "endSessions", summary = "Ends all of one's sessions, this one too")
    @APIResponse(responseCode = "204", description = "All sessions of the account have ended.")
    public Response endAll() {
        sessions.endAll(signedIn.required().id());
        return Response.noContent().cookie(tokens.noCookie()).build();
    }

    /** A text that is no number of a session is one of none. */
    static UUID number(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            throw unknown();
        }
    }

    private static Problem unknown() {
        return Problem.notFound("There is no such session.");
    }

    /** What the browser or program that asks calls itself. */
    static String browserOf(HttpServerRequest http) {
        return Objects.requireNonNullElse(http.getHeader(HttpHeaders.USER_AGENT), "");
    }

    static String addressOf(HttpServerRequest http) {
        return http.remoteAddress() == null ? "" : http.remoteAddress().hostAddress();
    }
}
