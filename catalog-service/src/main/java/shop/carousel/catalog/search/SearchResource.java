package shop.carousel.catalog.search;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import shop.carousel.catalog.product.ProductCatalog;
import shop.carousel.catalog.product.ProductConfig;
import shop.carousel.catalog.product.ProductView;
import shop.carousel.catalog.product.StockedProduct;
import shop.carousel.kit.problem.Problem;

/** Products by search, or by name with {@code sku}. */
@Path("/api/products")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SearchResource {

    /** The answer to {@code sku=…}. */
    public record Items(List<ProductView> items) {}

    /** The answer to a beginning. */
    public record Suggestions(List<Suggestion> suggestions) {}

    private final Searching searching;
    private final ProductSearch search;
    private final SearchParameters parameters;
    private final SearchConfig config;
    private final ProductCatalog catalog;
    private final ProductConfig limits;

    SearchResource(
            Searching searching,
            ProductSearch search,
            SearchParameters parameters,
            SearchConfig config,
            ProductCatalog catalog,
            ProductConfig limits) {
        this.searching = searching;
        this.search = search;
        this.parameters = parameters;
        this.config = config;
        this.catalog = catalog;
        this.limits = limits;
    }

    /**
     * Without {@code sku} a search; else those products, in that order, unknown ones left out. Bad parameters are a 400
     * that names them.
     */
    @GET
    public Object list(@Context UriInfo uri) {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        List<String> skus = query.get("sku");
        return skus == null ? found(query) : named(skus, SearchParameters.first(query, "consistency"));
    }

    /** What the beginning of a search could become. */
    @GET
    @Path("/suggest")
    public Suggestions suggest(@Context UriInfo uri) {
        String text = parameters.text(uri.getQueryParameters(), "q");
        return new Suggestions(text.isEmpty() ? List.of() : search.suggest(text, config.suggestions()));
    }

    private SearchAnswer found(MultivaluedMap<String, String> query) {
        Searching.Found found = searching.search(query);
        return new SearchAnswer(
                views(found.products()),
                found.hits().total(),
                found.hits().facets(),
                found.nextCursor(),
                found.hits().correctedQuery(),
                found.hits().partial(),
                found.hits().ignoredWords());
    }

    private Items named(List<String> skus, String consistency) {
        if (skus.size() > limits.skusPerRequest()) {
            throw Problem.badRequest(
                    "sku",
                    "may be given " + limits.skusPerRequest() + " times, but is there " + skus.size() + " times");
        }
        return new Items(views(
                switch (consistency) {
                    case "strong" -> catalog.findAllStrong(skus);
                    case "cached", "" -> catalog.findAll(skus);
                    default -> throw Problem.badRequest("consistency", "must be strong or cached");
                }));
    }

    private static List<ProductView> views(List<StockedProduct> products) {
        return products.stream().map(StockedProduct::view).toList();
    }
}
