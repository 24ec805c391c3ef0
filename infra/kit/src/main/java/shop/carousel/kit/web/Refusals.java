package shop.carousel.kit.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import shop.carousel.kit.problem.ErrorPage;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.problem.ProblemDocument;

/**
 * Answers requests with a problem before a resource sees them: with a page if a browser asked for one (a service's own,
 * see {@link RefusalPage}, or the error page), otherwise with the document.
 */
@Singleton
public final class Refusals {

    private static final long LINGER_MILLIS = 2_000;

    private final ObjectMapper json;
    private final ErrorPage page;

    private final List<RefusalPage> ownPages;

    Refusals(ObjectMapper json, ErrorPage page, @All List<RefusalPage> ownPages) {
        this.json = json;
        this.page = page;
        this.ownPages = ownPages;
    }

    /** Ends the request. The rest of a body that is too large is not read: the connection closes behind the answer. */
    public void send(RoutingContext context, Problem problem) {
        if (problem.status() == 413) {
            sendAndClose(context, problem);
        } else {
            answer(context, problem);
        }
    }

    /**
     * Ends the request, and soon its connection. For a moment the rest is read and discarded: a client that finds the
     * connection closed while it sends would not read the answer.
     */
    public void sendAndClose(RoutingContext context, Problem problem) {
        context.response().putHeader("Connection", "close");
        answer(context, problem);
        if (!context.request().isEnded()) {
            context.request().handler(dropped -> {}).resume();
        }
        context.vertx()
                .setTimer(LINGER_MILLIS, over -> context.request().connection().close());
    }

    private void answer(RoutingContext context, Problem problem) {
        HttpServerResponse response = context.response();
        problem.headers().forEach(response::putHeader);
        response.setStatusCode(problem.status());
        if (page.isWanted(context.request().path(), context.request().getHeader("Accept"))) {
            response.putHeader("Content-Type", "text/html;charset=UTF-8").end(html(context, problem));
        } else {
            response.putHeader("Content-Type", ProblemDocument.MEDIA_TYPE).end(document(problem));
        }
    }

    private String html(RoutingContext context, Problem problem) {
        return ownPages.stream()
                .flatMap(own -> own.render(context, problem).stream())
                .findFirst()
                .orElseGet(() -> page.render(problem));
    }

    private String document(Problem problem) {
        try {
            return json.writeValueAsString(ProblemDocument.of(problem));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
