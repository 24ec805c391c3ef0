package shop.carousel.catalog.console;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.inject.Singleton;
import java.time.Duration;
import shop.carousel.kit.identity.Roles;

/** Whether the running request is an administrator's. An invalid cookie makes its bearer a guest. */
@Singleton
class Administrator {

    /** The token is checked locally, without a remote call. */
    private static final Duration IDENTITY_LIMIT = Duration.ofSeconds(5);

    private final CurrentIdentityAssociation identities;

    Administrator(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    boolean isHere() {
        var identity = identities
                .getDeferredIdentity()
                .onFailure()
                .recoverWithNull()
                .await()
                .atMost(IDENTITY_LIMIT);
        return identity != null && identity.hasRole(Roles.ADMIN);
    }
}
