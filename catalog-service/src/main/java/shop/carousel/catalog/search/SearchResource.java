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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import shop.carousel.catalog.product.ProductCatalog;
import shop.carousel.catalog.product.ProductConfig;
import shop.carousel.catalog.product.ProductView;
import shop.carousel.catalog.product.StockedProduct;
import shop.carousel.kit.problem.Problem;

/** Products by search, or by name with {@code sku}. */
@Path("/api/products")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Products", description = "Search, suggestions and single products.")
public class SearchResource {

    /** The answer to {@code sku=…}. */
    @Schema(hidden = true)
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
    @Operation(operationId = "listProducts", summary = "Searches products, or names them by SKU")
    @APIResponseSchema(
            value = SearchAnswer.class,
            responseCode = "200",
            responseDescription = "A page of products. With sku only items are there.")
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "What to search for. Words in quotes stand side by side; a word behind a dash is excluded.",
            example = "red lamp",
            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
    @Parameter(
            name = "category",
            in = ParameterIn.QUERY,
            description = "A category path, such as Lighting/Lanterns. May repeat.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class, maxItems = 50))
    @Parameter(
            name = "brand",
            in = ParameterIn.QUERY,
            description = "A brand. May repeat.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class, maxItems = 50))
    @Parameter(
            name = "minPrice",
            in = ParameterIn.QUERY,
            description = "The lowest price.",
            example = "5.00",
            schema = @Schema(type = SchemaType.STRING, pattern = "[0-9]+([.][0-9]{1,2})?"))
    @Parameter(
            name = "maxPrice",
            in = ParameterIn.QUERY,
            description = "The highest price.",
            example = "50.00",
            schema = @Schema(type = SchemaType.STRING, pattern = "[0-9]+([.][0-9]{1,2})?"))
    @Parameter(
            name = "minRating",
            in = ParameterIn.QUERY,
            description = "The fewest stars. What nobody has rated is left out.",
            example = "4",
            schema = @Schema(type = SchemaType.NUMBER, minimum = "1", maximum = "5"))
    @Parameter(
            name = "inStock",
            in = ParameterIn.QUERY,
            description = "Whether only products that can be ordered are listed.",
            schema = @Schema(type = SchemaType.BOOLEAN))
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description = "The order of the results.",
            example = "price",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"relevance", "price", "-price", "name", "newest", "rating"}))
    @Parameter(
            name = "literal",
            in = ParameterIn.QUERY,
            description = "Whether the text is taken as it is: nothing is corrected or taken for a filter.",
            schema = @Schema(type = SchemaType.BOOLEAN))
    @Parameter(
            name = "size",
            in = ParameterIn.QUERY,
            description = "How many items a page has at most.",
            example = "24",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "24"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "The nextCursor of the page before.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "sku",
            in = ParameterIn.QUERY,
            description = "Products by SKU instead of a search, in this order. May repeat.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class, maxItems = 100))
    @Parameter(
            name = "consistency",
            in = ParameterIn.QUERY,
            description = "With sku: strong reads from the database.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"cached", "strong"},
                            defaultValue = "cached"))
    public Object list(@Context UriInfo uri) {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        List<String> skus = query.get("sku");
        return skus == null ? found(query) : named(skus, SearchParameters.first(query, "consistency"));
    }

    /** What the beginning of a search could become. */
    @GET
    @Path("/suggest")
    @Operation(operationId = "suggestProducts", summary = "What the beginning of a search could become")
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "The beginning of a search.",
            example = "lam",
            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
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
                found.hits().meaning().correctedQuery(),
                TextInterpretation.of(found.request(), found.hits().meaning()),
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
