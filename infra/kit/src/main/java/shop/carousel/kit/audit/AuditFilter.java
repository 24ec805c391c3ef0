package shop.carousel.kit.audit;

import io.vertx.core.Context;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import shop.carousel.kit.audit.AuditTrail.Change;
import shop.carousel.kit.identity.Roles;
import shop.carousel.kit.trace.TraceParent;
import shop.carousel.kit.trace.Traces;

/**
 * Records each request by which an administrator or support changes what is not their own, also if it was refused. The
 * row is written after the work and before the answer. If the database is away just then, the log has what is missing.
 */
@Singleton
public final class AuditFilter {

    private static final Logger LOG = Logger.getLogger(AuditFilter.class);
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /** Resolved when there is a request: filters are made before the program is configured. */
    private final Provider<AuditTrail> trail;

    private final Traces traces;

    AuditFilter(Provider<AuditTrail> trail, Traces traces) {
        this.trail = trail;
        this.traces = traces;
    }

    /** Records the request. */
    @ServerResponseFilter
    public void note(ContainerRequestContext request, ContainerResponseContext response) {
        SecurityContext who = request.getSecurityContext();
        if (SAFE.contains(request.getMethod()) || who.getUserPrincipal() == null) {
            return;
        }
        String path = request.getUriInfo().getRequestUri().getRawPath();
        Stream.of(Roles.ADMIN, Roles.SUPPORT)
                .filter(who::isUserInRole)
                .findFirst()
                .filter(role -> isOfTheShop(path))
                .ifPresent(role -> add(
                        who.getUserPrincipal().getName(),
                        role,
                        request.getMethod() + " " + path,
                        response.getStatus()));
    }

    /** Actions as customers are their own. */
    private static boolean isOfTheShop(String path) {
        return path.startsWith("/admin")
                || path.startsWith("/api/admin")
                || path.startsWith("/ring")
                || path.endsWith("/cancel");
    }

    private void add(String by, String role, String action, int status) {
        AuditTrail audit = trail.get();
        Change change = audit.change();
        String trace = traces.current().map(TraceParent::traceId).orElse(null);
        Runnable work = () -> {
            try {
                audit.add(by, role, action, status, change, trace);
            } catch (RuntimeException away) {
                LOG.errorf("Not in the audit: %s by %s, answered %d: %s", action, by, status, away);
            }
        };
        if (Context.isOnEventLoopThread()) {
            Thread.ofVirtual().name("audit").start(work); // refused before a thread that may wait had it
        } else {
            work.run();
        }
    }
}
