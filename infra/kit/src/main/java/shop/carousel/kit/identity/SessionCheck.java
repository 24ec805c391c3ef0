package shop.carousel.kit.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Problem;

/**
 * A valid token is not enough: its session must not have ended. An ended session is treated like an expired token.
 *
 * <p>While the state Redis is away, customers may still read their own data. Everything else, and every request of
 * administrators and support, is refused with 503.
 */
@Singleton
final class SessionCheck implements SecurityIdentityAugmentor {

    private static final Logger LOG = Logger.getLogger(SessionCheck.class);
    private static final int RETRY_SECONDS = 2;

    private final EndedSessions ended;

    SessionCheck(EndedSessions ended) {
        this.ended = ended;
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context, Map<String, Object> attributes) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token) || token.getTokenID() == null) {
            return Uni.createFrom().item(identity);
        }
        boolean mayReadOn = isReading(HttpSecurityUtils.getRoutingContextAttribute(attributes))
                && !identity.hasRole(Roles.ADMIN)
                && !identity.hasRole(Roles.SUPPORT);
        return ended.has(token.getTokenID())
                .onFailure()
                .recoverWithUni(fault -> unknown(fault, mayReadOn))
                .map(hasEnded -> {
                    if (hasEnded) {
                        throw new AuthenticationFailedException("The session has ended.");
                    }
                    return identity;
                });
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return augment(identity, context, Map.of());
    }

    private static Uni<Boolean> unknown(Throwable fault, boolean mayReadOn) {
        LOG.debugf("Nobody can tell whether a session has ended: %s", fault);
        return mayReadOn
                ? Uni.createFrom().item(false)
                : Uni.createFrom()
                        .failure(Problem.unavailable(
                                "This is not available to signed-in users at the moment.", RETRY_SECONDS));
    }

    private static boolean isReading(@Nullable RoutingContext request) {
        return request != null
                && (request.request().method() == HttpMethod.GET
                        || request.request().method() == HttpMethod.HEAD);
    }
}
