package shop.carousel.kit.admission;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * The gates of a service, in the order in which a request meets them. Promises: a refused request has changed nothing;
 * a refusal says when to retry, if that helps. Only this class knows the order of the gates.
 *
 * <ol>
 *   <li>{@link BodySizeGate} counts the bytes that a head announces for its body. Refuses with 413. Nothing of the body
 *       has been read. Limit: {@code carousel.web.body-limit}.
 *   <li>{@link BodiesGate} counts the bytes of all bodies that are being read in this process (503), of this one (413),
 *       and how fast it comes (408). Limits: {@code carousel.web.bodies-limit}, {@code body-limit}, {@code
 *       body-deadline}, {@code body-grace}, {@code body-least-rate}.
 *   <li>{@link RequestsGate} counts the requests that are under way in this process: essential ones, uploads, others.
 *       Refuses with 503. The body is there. Limits: {@code carousel.web.requests}, {@code uploads}, for the routes of
 *       {@code essential}, {@code large-body-paths}.
 *   <li>{@link BacklogGate} asks whether the service has accepted as much as it gets through, at all instances. Refuses
 *       with 503 what would add to it. Limits: the service's {@link Backlog}, for orders {@code
 *       carousel.checkout.backlog-time}, {@code backlog-orders}.
 *   <li>{@link ClientsGate} counts the requests of one client to a route, at all instances. Refuses with 429, and,
 *       while the state Redis is away, with 503 for some kinds. Limits: {@code carousel.limits.buckets.*}.
 *   <li>{@link WorkGate} counts the pieces of one kind of work in this process, after a repeated request has got its
 *       earlier answer. Waits a moment, then refuses with 503. Limits: the service's, for orders {@code
 *       carousel.checkout.concurrency}, {@code queue-time}.
 * </ol>
 *
 * <p>The gateway has gates of its own before these: connections, requests and uploads of one client, requests at one
 * instance. Behind them, work waits for a database connection ({@code quarkus.datasource.jdbc.max-size}).
 */
@Singleton
public final class Admission {

    // Made before the program is configured, because of the filter below: gates are asked for when there are requests.
    private final Provider<BodySizeGate> bodySize;
    private final Provider<BodiesGate> bodies;
    private final Provider<RequestsGate> requests;
    private final Provider<BacklogGate> backlog;
    private final Provider<ClientsGate> clients;

    Admission(
            Provider<BodySizeGate> bodySize,
            Provider<BodiesGate> bodies,
            Provider<RequestsGate> requests,
            Provider<BacklogGate> backlog,
            Provider<ClientsGate> clients) {
        this.bodySize = bodySize;
        this.bodies = bodies;
        this.requests = requests;
        this.backlog = backlog;
        this.clients = clients;
    }

    /** On the event loop, the highest number first. Checks of a request's form are at 10,000, of a body's at 9,450. */
    void onTheEventLoop(@Observes Filters filters) {
        filters.register(bodySize.get(), 9_600);
        filters.register(bodies.get(), 9_500);
        filters.register(requests.get(), 9_400);
        filters.register(backlog.get(), 9_300);
    }

    /** On the thread of the resource, which may wait for the state Redis. Work passes its own gate later. */
    @ServerRequestFilter
    public void onTheResourcesThread() {
        clients.get().admit();
    }
}
