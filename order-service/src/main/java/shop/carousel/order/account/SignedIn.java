package shop.carousel.order.account;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.identity.Caller;
import shop.carousel.kit.identity.Roles;
import shop.carousel.kit.problem.Problem;

/**
 * The caller's account, on paths that guests may use too. A session that is invalid, expired or ended makes its bearer
 * a guest.
 */
@Singleton
public class SignedIn {

    private static final URI SIGN_IN = URI.create("/sign-in");

    private final Caller caller;

    SignedIn(Caller caller) {
        this.caller = caller;
    }

    /** The account of the running request; empty for a guest. 503 if the state Redis cannot tell. */
    public Optional<Account> account() {
        return token().map(SignedIn::account);
    }

    /** The account of the running request; 401 for a guest, 503 if the state Redis cannot tell. */
    public Account required() {
        return account().orElseThrow(() -> Problem.of(401, "unauthorized", "Sign in", "Sign in first."));
    }

    /**
     * A page for the account of the running request; guests are sent to sign in. 503 if the state Redis cannot tell.
     */
    public Response page(Function<Account, Response> page) {
        return account().map(page).orElseGet(() -> Response.seeOther(SIGN_IN)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build());
    }

    /** The session of the running request; empty for a guest. 503 if the state Redis cannot tell. */
    Optional<UUID> session() {
        return token().map(JsonWebToken::getTokenID).map(UUID::fromString);
    }

    /** The header {@code Authorization} that identifies the caller to another service of the shop; null for a guest. */
    public @Nullable String authorization() {
        return token().map(token -> "Bearer " + token.getRawToken()).orElse(null);
    }

    private Optional<JsonWebToken> token() {
        return caller.token();
    }

    private static Account account(JsonWebToken token) {
        String name = token.<String>claim("name").orElse(token.getName());
        String role = Stream.of(Roles.ADMIN, Roles.SUPPORT)
                .filter(token.getGroups()::contains)
                .findFirst()
                .orElse(Roles.CUSTOMER);
        return new Account(UUID.fromString(token.getSubject()), token.getName(), name, role);
    }
}
