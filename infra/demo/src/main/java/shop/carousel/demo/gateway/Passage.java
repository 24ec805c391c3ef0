package shop.carousel.demo.gateway;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.DuplexConnectionPool;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Response.CompleteListener;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.SocketAddressResolver;

/**
 * Carries exchanges to instances and answers back: Jetty's proxy, which keeps a connection to an instance only when
 * both the request and its answer have ended well. Each {@link Exchange} says where it goes, and what becomes of it.
 */
final class Passage extends ProxyHandler {

    private static final int REQUEST_BUFFER_BYTES = 1 << 12;
    private static final String STREAMS = "streams";

    private final GatewaySettings settings;

    Passage(GatewaySettings settings) {
        this.settings = settings;
        setUseServerThreadPool(true);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    protected HttpClient newHttpClient() {
        var connector = new ClientConnector();
        connector.setSelectors(1);
        var transport = new HttpClientTransportOverHTTP(connector);
        transport.setConnectionPoolFactory(destination -> new DuplexConnectionPool(
                destination,
                STREAMS.equals(destination.getOrigin().getTag()) ? settings.maxStreams() : settings.maxConnections()));
        return new HttpClient(transport);
    }

    @Override
    protected void configureHttpClient(HttpClient client) {
        super.configureHttpClient(client);
        client.setUserAgentField(null);
        client.setDefaultRequestContentType(null);
        client.setConnectTimeout(settings.connectMillis());
        // Services close connections that nobody uses; this side is first, so that no request meets one that is being
        // closed.
        client.setIdleTimeout(Math.max(1, settings.idleSeconds() / 4) * 1_000L);
        client.setMaxRequestsQueuedPerDestination(settings.maxWaiting());
        client.setSocketAddressResolver(new SocketAddressResolver.Sync());
        client.setRequestBufferSize(REQUEST_BUFFER_BYTES);
        client.setMaxRequestHeadersSize(2 * settings.maxHeaderBytes());
        client.setMaxResponseHeadersSize(2 * settings.maxHeaderBytes());
    }

    @Override
    protected HttpURI rewriteHttpURI(Request request) {
        return request.getHttpURI();
    }

    @Override
    protected org.eclipse.jetty.client.Request newProxyToServerRequest(Request request, HttpURI uri) {
        Exchange exchange = (Exchange) request;
        var forwarded = getHttpClient()
                .newRequest("127.0.0.1", exchange.port())
                .method(request.getMethod())
                .path(RawPath.encoded(uri.getPathQuery()))
                .idleTimeout(settings.idleSeconds(), TimeUnit.SECONDS);
        return exchange.isStream() ? forwarded.tag(STREAMS) : forwarded;
    }

    @Override
    protected void copyRequestHeaders(Request request, org.eclipse.jetty.client.Request forwarded) {
        forwarded.headers(headers -> headers.add(((Exchange) request).forwardedHeaders()));
    }

    @Override
    protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request forwarded) {
        ((Exchange) request).leaves(forwarded);
    }

    @Override
    protected CompleteListener newServerToProxyResponseListener(
            Request request, org.eclipse.jetty.client.Request forwarded, Response response, Callback callback) {
        return new Answer((Exchange) request, forwarded, response, callback);
    }

    @Override
    protected void onServerToProxyResponseFailure(
            Request request,
            org.eclipse.jetty.client.Request forwarded,
            org.eclipse.jetty.client.Response answer,
            Response response,
            Callback callback,
            Throwable failure) {
        ((Exchange) request).failed(failure);
    }

    /** The answer of an instance on its way to the client. */
    private final class Answer extends ProxyResponseListener {

        private final Exchange exchange;
        private final Response response;
        private boolean isPassed;
        private boolean isOpened;

        Answer(Exchange exchange, org.eclipse.jetty.client.Request forwarded, Response response, Callback callback) {
            super(exchange, forwarded, response, callback);
            this.exchange = exchange;
            this.response = response;
        }

        @Override
        public void onBegin(org.eclipse.jetty.client.Response answer) {
            isPassed = answer.getStatus() >= HttpStatus.OK_200 && exchange.answered(answer.getStatus());
            if (isPassed) {
                super.onBegin(answer);
            } else {
                answer.abort(new Abort("This answer is not passed on."));
            }
        }

        @Override
        public void onHeaders(org.eclipse.jetty.client.Response answer) {
            if (isPassed) {
                super.onHeaders(answer);
                exchange.completeHeaders(answer.getHeaders(), response.getHeaders());
            }
        }

        /** Who waits for events sees at once that the stream is open. */
        @Override
        public void onContentSource(org.eclipse.jetty.client.Response answer, Content.Source source) {
            if (!isPassed) {
                source.fail(new Abort("This answer is not passed on."));
            } else if (exchange.isStream() && !isOpened) {
                isOpened = true;
                response.write(
                        false,
                        BufferUtil.EMPTY_BUFFER,
                        Callback.from(() -> super.onContentSource(answer, source), answer::abort));
            } else {
                super.onContentSource(answer, source);
            }
        }

        @Override
        public void onSuccess(org.eclipse.jetty.client.Response answer) {
            if (isPassed) {
                whenComplete((written, failure) -> {
                    if (failure == null) {
                        exchange.answerEnded();
                    }
                });
                finish(answer);
            }
        }

        /** Says nothing of a length where the service says nothing: of an answer to {@code HEAD} it is not zero. */
        private void finish(org.eclipse.jetty.client.Response answer) {
            if (HttpMethod.HEAD.is(exchange.getMethod())
                    && !response.getHeaders().contains(HttpHeader.CONTENT_LENGTH)) {
                response.write(
                        false, BufferUtil.EMPTY_BUFFER, Callback.from(() -> super.onSuccess(answer), this::failed));
            } else {
                super.onSuccess(answer);
            }
        }
    }
}
