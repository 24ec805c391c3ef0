package shop.carousel.order.account;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import shop.carousel.kit.identity.Roles;

/**
 * Who is asking, on paths that guests may use too: a session that has expired or is no session makes its bearer a
 * guest.
 */
@Singleton
public class SignedIn {

    /** Its token is checked here, and nobody is asked. */
    private static final Duration IDENTITY_LIMIT = Duration.ofSeconds(5);

    private final CurrentIdentityAssociation identities;

    SignedIn(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    /** The account of the running request; empty for a guest. */
    public Optional<Account> account() {
        SecurityIdentity identity = identities
                .getDeferredIdentity()
                .onFailure()
                .recoverWithNull()
                .await()
                .atMost(IDENTITY_LIMIT);
        return identity != null && identity.getPrincipal() instanceof JsonWebToken token
                ? Optional.of(account(token))
                : Optional.empty();
    }

    private static Account account(JsonWebToken token) {
        String name = token.<String>claim("name").orElse(token.getName());
        String role = token.getGroups().contains(Roles.ADMIN) ? Roles.ADMIN : Roles.CUSTOMER;
        return new Account(UUID.fromString(token.getSubject()), token.getName(), name, role);
    }
}
