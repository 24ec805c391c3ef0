package shop.carousel.demo.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers by the gateway itself: a problem document (RFC 9457), or a page for people whose browser asks for one. */
final class OwnAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPES = "https://carousel.shop/problems/";
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'; object-src 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "same-origin",
            "Cache-Control",
            "no-store");

    private static final long LINGER_MILLIS = 500;

    private final Vertx vertx;
    private final Pages pages;

    OwnAnswers(Vertx vertx, Pages pages) {
        this.vertx = vertx;
        this.pages = pages;
    }

    /** Answers and ends the exchange. Nothing of an answer may have been sent before. */
    void send(HttpServerRequest request, Refusal refusal, String requestId) {
        HttpServerResponse response = request.response();
        response.headers().clear();
        HEADERS.forEach(response::putHeader);
        response.putHeader(Forwarding.REQUEST_ID, requestId).setStatusCode(refusal.status());
        if (refusal.retryAfterSeconds() > 0) {
            response.putHeader("Retry-After", Integer.toString(refusal.retryAfterSeconds()));
        }
        boolean page = wantsPage(request);
        response.putHeader("Vary", "Accept")
                .putHeader("Content-Type", page ? "text/html;charset=UTF-8" : "application/problem+json");
        finish(request, refusal, page ? pages.of(refusal) : document(refusal));
    }

    private void finish(HttpServerRequest request, Refusal refusal, String content) {
        HttpServerResponse response = request.response();
        if (refusal.closes()) {
            response.putHeader("Connection", "close");
        }
        var ended = request.method() == HttpMethod.HEAD ? response.end() : response.end(content);
        if (refusal.closes()) {
            ended.onComplete(sent ->
                    vertx.setTimer(LINGER_MILLIS, now -> request.connection().close()));
        }
        drop(request);
    }

    /** What still comes of the body is read and dropped: a connection that is closed on unread bytes loses the answer. */
    private static void drop(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.handler(dropped -> {}).endHandler(end -> {}).resume();
        }
    }

    private static boolean wantsPage(HttpServerRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html") && request.getHeader("HX-Request") == null;
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
