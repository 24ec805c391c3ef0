package shop.carousel.kit.problem;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A problem as a page of the shop. */
@Singleton
public final class ErrorPage {

    private final Template page;

    ErrorPage(@Location("shell/error") Template page) {
        this.page = page;
    }

    /** Whether a browser asked, on a path of pages. Never fails, whatever the header holds. */
    public boolean isWanted(@Nullable String path, @Nullable String accept) {
        return path != null
                && !path.startsWith("/api/")
                && accept != null
                && accept.toLowerCase(Locale.ROOT).contains("text/html");
    }

    /** The page, in UTF-8. */
    public String render(Problem problem) {
        return page.data("status", problem.status())
                .data("title", problem.title())
                .data("detail", detail(problem))
                .render();
    }

    private static String detail(Problem problem) {
        return problem.errors().size() == 1
                        && problem.detail().equals(problem.errors().getFirst().message())
                ? problem.errors().getFirst().field() + " " + problem.detail()
                : problem.detail();
    }
}
