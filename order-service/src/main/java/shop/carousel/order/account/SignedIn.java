package shop.carousel.order.account;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.JsonWebToken;
import shop.carousel.kit.identity.Roles;
import shop.carousel.kit.problem.Problem;

/**
 * Who is asking, on paths that guests may use too: a session that has expired or ended, or is none, makes its
 * bearer a guest.
 */
@Singleton
public class SignedIn {

    /** Its token is checked here, and the state Redis is asked, which has less time. */
    private static final Duration IDENTITY_LIMIT = Duration.ofSeconds(5);

    private static final URI SIGN_IN = URI.create("/sign-in");

    private final CurrentIdentityAssociation identities;

    SignedIn(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    /** The account of the running request; empty for a guest. 503 where nobody can tell. */
    public Optional<Account> account() {
        return token().map(SignedIn::account);
    }

    /** The account of the running request; 401 for a guest, 503 where nobody can tell. */
    public Account required() {
        return account().orElseThrow(() -> Problem.of(401, "unauthorized", "Sign in", "Sign in first."));
    }

    /** A page for the account of the running request; guests are sent to sign in. 503 where nobody can tell. */
    public Response page(Function<Account, Response> page) {
        return account().map(page).orElseGet(() -> Response.seeOther(SIGN_IN)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build());
    }

    /** The session of the running request; empty for a guest. 503 where nobody can tell. */
    Optional<UUID> session() {
        return token().map(JsonWebToken::getTokenID).map(UUID::fromString);
    }

    private Optional<JsonWebToken> token() {
        SecurityIdentity identity = identities
                .getDeferredIdentity()
                .onFailure(fault -> !(fault instanceof Problem))
                .recoverWithNull()
                .await()
                .atMost(IDENTITY_LIMIT);
        return identity != null && identity.getPrincipal() instanceof JsonWebToken token
                ? Optional.of(token)
                : Optional.empty();
    }

    private static Account account(JsonWebToken token) {
        String name = token.<String>claim("name").orElse(token.getName());
        String role = token.getGroups().contains(Roles.ADMIN) ? Roles.ADMIN : Roles.CUSTOMER;
        return new Account(UUID.fromString(token.getSubject()), token.getName(), name, role);
    }
}
