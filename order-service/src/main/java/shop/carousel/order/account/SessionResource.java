package shop.carousel.order.account;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Problem;

/** {@code POST /api/sessions} and {@code POST /api/accounts}. */
@Path("/api")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {

    private final SignIn signIn;
    private final SessionTokens tokens;
    private final AccountConfig config;

    SessionResource(SignIn signIn, SessionTokens tokens, AccountConfig config) {
        this.signIn = signIn;
        this.tokens = tokens;
        this.config = config;
    }

    /** The body of a sign-in. */
    public record SessionRequest(
            @Nullable String email, @Nullable String password) {}

    /** The body of a registration. */
    public record AccountRequest(
            @Nullable String email,
            @Nullable String password,
            @Nullable String name) {}

    /** The answer to a sign-in. */
    public record Session(String token) {}

    /** The answer to a registration. */
    public record AccountAnswer(String id, String email, String name, String token) {}

    /** Signs in: a token, in the body and as a cookie. */
    @POST
    @Path("sessions")
    public Response open(@Nullable SessionRequest body, HttpServerRequest http) {
        SessionRequest given = need(body);
        Account account = signIn.open(Credentials.of(given.email(), given.password()), addressOf(http));
        String token = tokens.tokenOf(account);
        return Response.ok(new Session(token)).cookie(tokens.cookie(token)).build();
    }

    /** Opens an account, and signs in. */
    @POST
    @Path("accounts")
    public Response register(@Nullable AccountRequest body) {
        AccountRequest given = need(body);
        Account account = signIn.register(
                Registration.of(given.email(), given.password(), given.name(), config.shortestPassword()));
        String token = tokens.tokenOf(account);
        return Response.status(Response.Status.CREATED)
                .entity(new AccountAnswer(account.id().toString(), account.email(), account.name(), token))
                .cookie(tokens.cookie(token))
                .build();
    }

    private static <T> T need(@Nullable T body) {
        if (body == null) {
            throw Problem.badRequest("body", "The body is missing: send a JSON object.");
        }
        return body;
    }

    static String addressOf(HttpServerRequest http) {
        return http.remoteAddress() == null ? "" : http.remoteAddress().hostAddress();
    }
}
