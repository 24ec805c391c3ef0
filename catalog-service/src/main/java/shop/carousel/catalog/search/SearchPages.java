package shop.carousel.catalog.search;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseHeader;
import shop.carousel.kit.web.PublicUrl;

/**
 * The home page and the search page. The shell loads what they need from other services, so they work without those.
 */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class SearchPages {

    private static final int DEPARTMENTS = 24;

    private final Searching searching;
    private final ProductSearch search;
    private final Popular popular;
    private final ResultsView view;
    private final String home;
    private final String shopData;

    SearchPages(Searching searching, ProductSearch search, Popular popular, ResultsView view, PublicUrl urls) {
        this.home = urls.of("/");
        this.shopData = HomePage.data(urls);
        this.searching = searching;
        this.search = search;
        this.popular = popular;
        this.view = view;
    }

    @CheckedTemplate(basePath = "search")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance home(HomePage page);

        static native TemplateInstance results(ResultsPage page);
    }

    /** The departments and what most people look for. */
    @GET
    @ResponseHeader(name = "Cache-Control", value = "no-cache")
    public TemplateInstance home() {
        List<FacetValue> departments =
                search.departments().stream().limit(DEPARTMENTS).toList();
        return Templates.home(HomePage.of(departments, popular.in(departments), home, shopData));
    }

    /** Results, with the parameters of the API's search. */
    @GET
    @Path("/search")
    @ResponseHeader(name = "Cache-Control", value = "no-cache")
    public TemplateInstance results(@Context UriInfo uri) {
        return Templates.results(view.page(searching.search(uri.getQueryParameters())));
    }
}
