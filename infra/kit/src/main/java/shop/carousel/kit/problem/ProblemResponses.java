package shop.carousel.kit.problem;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Turns a problem into the answer that its asker can read: a page for a browser on a page's path, else the JSON document. */
@Singleton
final class ProblemResponses {

    private final Template page;

    ProblemResponses(@Location("shell/error") Template page) {
        this.page = page;
    }

    Response answer(Problem problem, @Nullable HttpHeaders request, UriInfo uri) {
        Response.ResponseBuilder answer = Response.status(problem.status());
        problem.headers().forEach(answer::header);
        if (wantsPage(request, uri)) {
            return answer.type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                    .entity(render(problem))
                    .build();
        }
        return answer.type(ProblemDocument.MEDIA_TYPE)
                .entity(ProblemDocument.of(problem))
                .build();
    }

    private String render(Problem problem) {
        return page.data("status", problem.status())
                .data("title", problem.title())
                .data("detail", problem.detail())
                .render();
    }

    private static boolean wantsPage(@Nullable HttpHeaders request, UriInfo uri) {
        return request != null
                && !uri.getPath().startsWith("/api/")
                && request.getAcceptableMediaTypes().stream().anyMatch(ProblemResponses::isHtml);
    }

    private static boolean isHtml(MediaType type) {
        return "text".equals(type.getType()) && "html".equals(type.getSubtype());
    }
}
