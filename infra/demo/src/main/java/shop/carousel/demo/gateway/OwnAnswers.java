package shop.carousel.demo.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers by the gateway itself: a problem document (RFC 9457), or a page for people whose browser asks for one. */
final class OwnAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPES = "https://carousel.shop/problems/";
    private static final int PERMANENT_REDIRECT = 308;
    private static final String PROBLEM = "application/problem+json";
    private static final HttpFields HEADERS = HttpFields.build()
            .put(
                    "Content-Security-Policy",
                    "default-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'; object-src "
                            + "'none'")
            .put("X-Content-Type-Options", "nosniff")
            .put("Referrer-Policy", "same-origin")
            .put("Cache-Control", "no-store")
            .put("Vary", "Accept")
            .asImmutable();

    private final Pages pages;
    private final GatewaySettings settings;

    OwnAnswers(Pages pages, GatewaySettings settings) {
        this.pages = pages;
        this.settings = settings;
    }

    /** Sends a client that came in the clear to the same address by TLS, where it repeats its request. */
    void sendToTls(
            Request request, Body body, Response response, Callback callback, @Nullable String host, String requestId) {
        if (host == null) {
            send(request, body, response, callback, Refusal.BAD_REQUEST, requestId);
            return;
        }
        HttpFields.Mutable headers = response.getHeaders().clear().add(HEADERS);
        headers.put(
                HttpHeader.LOCATION, "https://" + host + request.getHttpURI().getPathQuery());
        headers.put(HttpHeader.CONTENT_LENGTH, 0);
        headers.put(Forwarding.REQUEST_ID, requestId);
        if (!body.dropAvailable()) {
            headers.put(HttpHeader.CONNECTION, "close");
        }
        response.setStatus(PERMANENT_REDIRECT);
        response.write(
                true, ByteBuffer.allocate(0), Callback.from(() -> body.linger(callback::succeeded), callback::failed));
    }

    /** Answers in full and reads the rest of the body for a moment. Nothing of an answer may have been sent before. */
    void send(Request request, Body body, Response response, Callback callback, Refusal refusal, String requestId) {
        boolean closes = !body.dropAvailable() || refusal.closes();
        send(
                request,
                response,
                Callback.from(() -> body.linger(callback::succeeded), callback::failed),
                refusal,
                requestId,
                closes);
    }

    /** Answers in full what cannot be read as a request. */
    void sendUnread(Request request, Response response, Callback callback, Refusal refusal) {
        send(request, response, callback, refusal, Forwarding.requestId(request.getHeaders()), true);
    }

    private void send(
            Request request, Response response, Callback callback, Refusal refusal, String requestId, boolean closes) {
        boolean page = wantsPage(request.getHeaders());
        byte[] content = (page ? pages.of(refusal) : document(refusal)).getBytes(StandardCharsets.UTF_8);
        HttpFields.Mutable headers = response.getHeaders().clear().add(HEADERS);
        headers.put(HttpHeader.CONTENT_TYPE, page ? "text/html;charset=UTF-8" : PROBLEM);
        headers.put(HttpHeader.CONTENT_LENGTH, content.length);
        headers.put(Forwarding.REQUEST_ID, requestId);
        Tls.strict(request.getConnectionMetaData().isSecure(), settings, headers);
        if (refusal.retryAfterSeconds() > 0) {
            headers.put(HttpHeader.RETRY_AFTER, refusal.retryAfterSeconds());
        }
        if (closes) {
            headers.put(HttpHeader.CONNECTION, "close");
        }
        response.setStatus(refusal.status());
        response.write(true, ByteBuffer.wrap(content), callback);
    }

    /** The whole answer as it goes over the connection, where no request was read. */
    static byte[] raw(Refusal refusal) {
        byte[] content = document(refusal).getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + refusal.status() + " " + refusal.title() + "\r\nContent-Type: " + PROBLEM
                + "\r\nContent-Length: " + content.length + "\r\nConnection: close\r\n"
                + (refusal.retryAfterSeconds() > 0 ? "Retry-After: " + refusal.retryAfterSeconds() + "\r\n" : "")
                + "\r\n";
        return (head + document(refusal)).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean wantsPage(HttpFields headers) {
        String accept = headers.get(HttpHeader.ACCEPT);
        return accept != null && accept.contains("text/html") && !headers.contains("HX-Request");
    }

    private static String document(Refusal refusal) {
        var document = new LinkedHashMap<String, Object>();
        document.put("type", TYPES + refusal.slug());
        document.put("title", refusal.title());
        document.put("status", refusal.status());
        document.put("detail", refusal.detail());
        errors(refusal.field(), refusal.detail(), document);
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void errors(@Nullable String field, String message, Map<String, Object> document) {
        if (field != null) {
            document.put("errors", List.of(Map.of("field", field, "message", message)));
        }
    }
}
