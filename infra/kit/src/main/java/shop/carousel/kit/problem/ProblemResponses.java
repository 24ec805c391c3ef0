package shop.carousel.kit.problem;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/**
 * Turns a problem into an answer that its caller can read: a page for a browser on a page's path, else the JSON
 * document.
 */
@Singleton
final class ProblemResponses {

    private final ErrorPage page;

    ProblemResponses(ErrorPage page) {
        this.page = page;
    }

    Response answer(Problem problem, @Nullable HttpHeaders request, UriInfo uri) {
        Response.ResponseBuilder answer = Response.status(problem.status());
        problem.headers().forEach(answer::header);
        if (page.isWanted(uri.getPath(), request == null ? null : request.getHeaderString(HttpHeaders.ACCEPT))) {
            return answer.type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                    .entity(page.render(problem))
                    .build();
        }
        return answer.type(ProblemDocument.MEDIA_TYPE)
                .entity(ProblemDocument.of(problem))
                .build();
    }
}
