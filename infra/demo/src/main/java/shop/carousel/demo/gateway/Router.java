package shop.carousel.demo.gateway;

import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import shop.carousel.contracts.Routes;
import shop.carousel.contracts.Routes.Route;
import shop.carousel.contracts.Routes.Target;

/** Looks at a request: refuses what no service needs to see, and begins the exchange with those who may answer it. */
final class Router extends Handler.Abstract.NonBlocking {

    /** The name of the door for the shop's own parts. */
    static final String INNER = "inner";

    private static final String READY = "/q/health/ready";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");

    private final Routes routes;
    private final Balancer balancer;
    private final Visitors visitors;
    private final Body.Shared bodies;
    private final Exchange.Shared shared;
    private final Shares streams;
    private final Shares behindProxies;

    Router(Routes routes, Balancer balancer, Body.Shared bodies, Exchange.Shared shared) {
        GatewaySettings settings = shared.settings();
        this.routes = routes;
        this.balancer = balancer;
        this.visitors = new Visitors(settings.trustedProxies());
        this.bodies = bodies;
        this.shared = shared;
        this.streams = new Shares(settings.maxStreams(), settings.maxStreamsPerClient());
        this.behindProxies = new Shares(settings.maxClientConnections(), settings.maxConnectionsPerClient());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        WatchedEndPoint connection = Tls.connection(request);
        connection.requestBegins();
        String path = String.valueOf(request.getHttpURI().getPath());
        Optional<Route> route = routes.routeOf(path);
        long limit =
                route.map(shared.settings()::bodyLimit).orElse(shared.settings().maxBodyBytes());
        var body = new Body(request, bodies, limit);
        Callback ending = Callback.from(
                () -> {
                    body.forget();
                    connection.requestEnds();
                },
                callback);
        String requestId = Forwarding.requestId(request.getHeaders());
        Visitor visitor = visitors.of(request);
        Optional<Refusal> refusal = refusal(request, visitor, path, limit);
        if (refusal.isPresent()) {
            shared.answers().send(request, body, response, ending, refusal.get(), requestId);
        } else if (path.equals(READY)) {
            ending.succeeded();
        } else if (hasToBeSecure(request, visitor)) {
            shared.answers().sendToTls(request, body, response, ending, visitor.host(), requestId);
        } else if (route.isEmpty()) {
            shared.answers().send(request, body, response, ending, Refusal.NOT_FOUND, requestId);
        } else {
            take(new Asked(request, connection, visitor, body, route.get(), requestId), response, ending);
        }
        return true;
    }

    /**
     * A gateway with TLS answers nobody in the clear but the shop's own parts; a trusted proxy says itself how the
     * client came.
     */
    private boolean hasToBeSecure(Request request, Visitor visitor) {
        return shared.settings().hasTls()
                && !visitor.scheme().equals("https")
                && !INNER.equals(request.getConnectionMetaData().getConnector().getName());
    }

    private Optional<Refusal> refusal(Request request, Visitor visitor, String path, long limit) {
        if (!isFramedPlainly(request) || request.getHttpURI().getUser() != null) {
            return Optional.of(Refusal.BAD_REQUEST);
        }
        Optional<Refusal> host = hostRefusal(request, visitor);
        if (host.isPresent()) {
            return host;
        }
        if (RawPath.isRefused(path) || request.getHttpURI().getFragment() != null) {
            return Optional.of(Refusal.BAD_PATH);
        }
        if (request.getHttpURI().getPathQuery().length() > shared.settings().maxUriBytes()) {
            return Optional.of(Refusal.URI_TOO_LONG);
        }
        if (!METHODS.contains(request.getMethod())) {
            return Optional.of(Refusal.BAD_METHOD);
        }
        return request.getLength() > limit ? Optional.of(Refusal.BODY_TOO_LARGE) : Optional.empty();
    }

    /** Whether nobody can read the length of the body in another way. Jetty has refused what is malformed. */
    private static boolean isFramedPlainly(Request request) {
        HttpFields headers = request.getHeaders();
        if (!headers.contains(HttpHeader.TRANSFER_ENCODING)) {
            return true;
        }
        HttpField coding = headers.getField(HttpHeader.TRANSFER_ENCODING);
        return "chunked".equalsIgnoreCase(coding.getValue())
                && headers.getFields(HttpHeader.TRANSFER_ENCODING).size() == 1
                && request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1;
    }

    private Optional<Refusal> hostRefusal(Request request, Visitor visitor) {
        String host = request.getHeaders().get(HttpHeader.HOST);
        if (host == null) {
            return Optional.empty(); // HTTP/1.0
        }
        ServedHosts hosts = shared.settings().hosts();
        String known = String.valueOf(visitor.host());
        if (!ServedHosts.isAuthority(host) || !ServedHosts.isAuthority(known)) {
            return Optional.of(Refusal.BAD_REQUEST);
        }
        return hosts.serves(host) && hosts.serves(known) ? Optional.empty() : Optional.of(Refusal.MISDIRECTED);
    }

    /** Gives the client its share, of requests where it comes by a proxy, and of streams. */
    private void take(Asked asked, Response response, Callback callback) {
        Callback ending = callback;
        Shares.Outcome outcome = Shares.Outcome.TAKEN;
        if (asked.visitor().behindProxy()) {
            outcome = behindProxies.take(asked.visitor().share());
            ending = givingBack(behindProxies, outcome, asked, ending);
        }
        if (outcome == Shares.Outcome.TAKEN && asked.isStream()) {
            outcome = streams.take(asked.visitor().share());
            ending = givingBack(streams, outcome, asked, ending);
        }
        switch (outcome) {
            case TAKEN -> begin(asked, response, ending);
            case SHARE_IS_FULL -> refuse(asked, response, ending, Refusal.TOO_MANY);
            case FULL -> refuse(asked, response, ending, Refusal.BUSY);
        }
    }

    private static Callback givingBack(Shares shares, Shares.Outcome outcome, Asked asked, Callback callback) {
        return outcome == Shares.Outcome.TAKEN
                ? Callback.from(() -> shares.giveBack(asked.visitor().share()), callback)
                : callback;
    }

    private void refuse(Asked asked, Response response, Callback callback, Refusal refusal) {
        shared.answers().send(asked.request(), asked.body(), response, callback, refusal, asked.requestId());
    }

    private void begin(Asked asked, Response response, Callback callback) {
        Target target = asked.route().target();
        new Exchange(shared, asked, response, callback, balancer.candidates(target), away(target)).begin();
    }

    private static Refusal away(Target target) {
        return Refusal.away(
                switch (target) {
                    case CATALOG -> "The catalog";
                    case CART -> "The cart";
                    case ORDER -> "The order desk";
                    case ANY -> "The shop";
                });
    }
}
