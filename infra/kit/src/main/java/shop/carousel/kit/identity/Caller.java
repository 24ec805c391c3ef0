package shop.carousel.kit.identity;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import shop.carousel.kit.problem.Problem;

/**
 * The caller's identity, on paths that guests may use too. A session that is invalid, expired or ended makes its bearer
 * a guest.
 */
@Singleton
public class Caller {

    /** Covers the check of the token and the question to the state Redis, whose own time-out is shorter. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final CurrentIdentityAssociation identities;

    Caller(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    /** The token of the running request; empty for a guest. 503 if the state Redis cannot tell. */
    public Optional<JsonWebToken> token() {
        SecurityIdentity identity = identities
                .getDeferredIdentity()
                .onFailure(fault -> !(fault instanceof Problem))
                .recoverWithNull()
                .await()
                .atMost(LIMIT);
        return identity != null && identity.getPrincipal() instanceof JsonWebToken token
                ? Optional.of(token)
                : Optional.empty();
    }

    /** The account of the running request; empty for a guest. 503 if the state Redis cannot tell. */
    public Optional<UUID> account() {
        return token().map(JsonWebToken::getSubject).map(UUID::fromString);
    }
}
