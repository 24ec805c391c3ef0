package shop.carousel.order.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.validation.RequiredBody;
import shop.carousel.order.account.Sessions.Opened;

/** {@code /api/sessions}: signing in and out; {@code POST /api/accounts}. */
@Path("/api")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts", description = "Accounts and sessions.")
public class SessionResource {

    /** What the session that asks is also called. */
    private static final String CURRENT = "current";

    private static final URI HOME = URI.create("/");
    private static final Pattern OWN_PAGE = Pattern.compile("/(?![/\\\\])[\\x21-\\x5B\\x5D-\\x7E]*");

    private final SignIn signIn;
    private final SessionCookies cookies;
    private final Sessions sessions;
    private final SignedIn signedIn;
    private final EmailChange emails;
    private final ObjectMapper json;

    SessionResource(
            SignIn signIn,
            SessionCookies cookies,
            Sessions sessions,
            SignedIn signedIn,
            EmailChange emails,
            ObjectMapper json) {
        this.emails = emails;
        this.json = json;
        this.signIn = signIn;
        this.cookies = cookies;
        this.sessions = sessions;
        this.signedIn = signedIn;
    }

    /**
     * The answer to a sign-in, and to a renewal.
     *
     * @param token says who its bearer is, for ten minutes
     * @param refreshToken gets the next two, once; null if another request had them a moment ago
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(requiredProperties = {"token"})
    public record Session(String token, @Nullable String refreshToken) {

        private static Session of(Opened opened) {
            return new Session(opened.token(), opened.refresh());
        }
    }

    /** The answer to a registration. */
    @Schema(name = "Account")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AccountAnswer(
            String id,
            String email,
            String name,
            String token,
            @Nullable String refreshToken) {}

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
        return answer(sessions.open(account, browserOf(http)));
    }

    private Response answer(Opened opened) {
        return Response.ok(Session.of(opened)).cookie(cookies.of(opened)).build();
    }

    /** What renews a token. */
    @Schema(name = "SessionRefresh")
    record Refresh(@Nullable String refreshToken) {}

    /** Renews the token; what renewed it is used up. The body may be left out: the cookie brings it, too. */
    @POST
    @Path("sessions/refresh")
    @Operation(operationId = "refreshSession", summary = "Gets the next token of a session")
    @APIResponseSchema(
            value = Session.class,
            responseCode = "200",
            responseDescription = "A token, and what gets the next one; in the body and as cookies.")
    @APIResponse(responseCode = "401", description = "The session is over, or what renews it was used before.")
    @Consumes(MediaType.WILDCARD)
    public Response refresh(
            @RequestBody(content = @Content(schema = @Schema(implementation = Refresh.class))) @Nullable String body) {
        String given = secretIn(body);
        String shown = given == null ? cookies.secret() : given;
        return renewed(shown)
                .map(this::answer)
                .orElseThrow(() -> Problem.of(401, "session-over", "Sign in", "This session is over. Sign in again."));
    }

    /** What the body has, where there is one; a 400 if it is no JSON. */
    private @Nullable String secretIn(@Nullable String body) {
        if (body == null || body.isBlank()) {
            return null;
        }
        try {
            return json.readTree(body).path("refreshToken").textValue();
        } catch (JsonProcessingException noJson) {
            throw Problem.badRequest("body", "The body must be a JSON object.");
        }
    }

    private Optional<Opened> renewed(@Nullable String secret) {
        return Optional.ofNullable(secret).flatMap(sessions::renew);
    }

    /** Renews a browser's token on its way to a page, and sends it there with what it brought. */
    @GET
    @Path("sessions/renewal")
    @Operation(hidden = true)
    public Response renewOnTheWay(@RestQuery @Nullable String to) {
        return Response.temporaryRedirect(ownPage(to))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .cookie(renewed(cookies.secret()).map(cookies::of).orElseGet(cookies::none))
                .build();
    }

    /** The same for a form. */
    @POST
    @Path("sessions/renewal")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response renewFormOnItsWay(@RestQuery @Nullable String to) {
        return renewOnTheWay(to);
    }

    /** Only a page of this shop: a path that no browser takes for another host. */
    private static URI ownPage(@Nullable String to) {
        try {
            return to != null && OWN_PAGE.matcher(to).matches() ? URI.create(to) : HOME;
        } catch (IllegalArgumentException noAddress) {
            return HOME;
        }
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
        Opened opened = sessions.open(account, browserOf(http));
        return Response.status(Response.Status.CREATED)
                .entity(new AccountAnswer(
                        account.id().toString(), account.email(), account.name(), opened.token(), opened.refresh()))
                .cookie(cookies.of(opened))
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

    /**
     * Ends one, which may be the one that asks, also called {@code current}: its token is good for nothing from now on.
     */
    @DELETE
    @Path("sessions/{id}")
    @Authenticated
    @Operation(operationId = "endSession", summary = "Ends one of one's sessions")
    @APIResponse(responseCode = "204", description = "The session has ended.")
    @APIResponse(responseCode = "404", description = "The account has no such session.")
    public Response end(@RestPath String id) {
        UUID session = id.equals(CURRENT) ? signedIn.session().orElseThrow() : number(id);
        if (!sessions.end(signedIn.required().id(), session)) {
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
        return Response.noContent().cookie(cookies.none()).build();
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
