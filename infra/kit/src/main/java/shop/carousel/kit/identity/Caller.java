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
 * Who is asking, on paths that guests may use too: a session that has expired or ended, or is none, makes its bearer a
 * guest.
 */
@Singleton
public class Caller {

    /** Its token is checked here, and the state Redis is asked, which has less time. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final CurrentIdentityAssociation identities;

    Caller(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    /** The token of the running request; empty for a guest. 503 where nobody can tell. */
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

    /** The account of the running request; empty for a guest. 503 where nobody can tell. */
    public Optional<UUID> account() {
        return token().map(JsonWebToken::getSubject).map(UUID::fromString);
    }
}
