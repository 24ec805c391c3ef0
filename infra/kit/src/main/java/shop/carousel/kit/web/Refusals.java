package shop.carousel.kit.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.problem.ProblemDocument;

/** Answers requests with a problem before anything else has read them. */
@Singleton
public final class Refusals {

    private final ObjectMapper json;

    Refusals(ObjectMapper json) {
        this.json = json;
    }

    /** Ends the request. The rest of a body that is too large is not read: the connection closes behind the answer. */
    public void send(RoutingContext context, Problem problem) {
        HttpServerResponse response = context.response();
        if (problem.status() == 413) {
            response.putHeader("Connection", "close");
        }
        problem.headers().forEach(response::putHeader);
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", ProblemDocument.MEDIA_TYPE)
                .end(document(problem));
    }

    private String document(Problem problem) {
        try {
            return json.writeValueAsString(ProblemDocument.of(problem));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
