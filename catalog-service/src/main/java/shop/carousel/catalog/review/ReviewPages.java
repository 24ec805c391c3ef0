package shop.carousel.catalog.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.product.Product;
import shop.carousel.catalog.product.ProductCatalog;
import shop.carousel.catalog.product.Rating;
import shop.carousel.catalog.product.ReviewSection;
import shop.carousel.catalog.product.ReviewSection.Form;
import shop.carousel.kit.number.Numbers;
import shop.carousel.kit.problem.Problem;

/**
 * {@code /products/{sku}/reviews}: all that customers say about a product, and the forms by which they say it. Each
 * form ends in a redirect to the product; what cannot be kept is shown at its field, with 422.
 */
@Path("/products/{sku}/reviews")
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
public class ReviewPages {

    private static final Map<String, String> LABELS =
            Map.of("rating", "Stars", "title", "Title", "text", "Review", "author", "Shown name");

    private final ProductCatalog catalog;
    private final ReviewSections sections;
    private final Reviewing reviewing;
    private final Reviewer reviewer;
    private final ReviewConfig limits;

    ReviewPages(
            ProductCatalog catalog,
            ReviewSections sections,
            Reviewing reviewing,
            Reviewer reviewer,
            ReviewConfig limits) {
        this.catalog = catalog;
        this.sections = sections;
        this.reviewing = reviewing;
        this.reviewer = reviewer;
        this.limits = limits;
    }

    @CheckedTemplate(basePath = "review")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(String sku, String name, ReviewSection reviews);
    }

    /** A page of them. */
    @GET
    public Response page(
            @PathParam("sku") String sku,
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("cursor") @Nullable String cursor) {
        Product product = product(sku);
        return answer(200, product, sections.of(product, ReviewOrder.of(sort), cursor, null));
    }

    /** Adds one's own. */
    @POST
    @Authenticated
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(
            @PathParam("sku") String sku,
            @FormParam("rating") @DefaultValue("") String rating,
            @FormParam("title") @DefaultValue("") String title,
            @FormParam("text") @DefaultValue("") String text,
            @FormParam("author") @DefaultValue("") String author) {
        var input = new ReviewInput(stars(rating), title, text, author);
        Form form = form("Write a review", "/products/" + sku + "/reviews", null, input);
        return written(
                sku,
                input,
                form,
                draft -> reviewing.add(sku, reviewer.required().account(), draft));
    }

    /** Changes one's own. */
    @POST
    @Path("/{id}")
    @Authenticated
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response edit(
            @PathParam("sku") String sku,
            @PathParam("id") String id,
            @FormParam("rating") @DefaultValue("") String rating,
            @FormParam("title") @DefaultValue("") String title,
            @FormParam("text") @DefaultValue("") String text,
            @FormParam("author") @DefaultValue("") String author) {
        var input = new ReviewInput(stars(rating), title, text, author);
        String mine = "/products/" + sku + "/reviews/" + ReviewIds.of(id);
        Form form = form("Change your review", mine, mine + "/delete", input);
        return written(
                sku,
                input,
                form,
                draft -> reviewing.edit(
                        sku, ReviewIds.of(id), reviewer.required().account(), draft));
    }

    /** Deletes one's own. */
    @POST
    @Path("/{id}/delete")
    @Authenticated
    @Consumes(MediaType.WILDCARD)
    public Response remove(@PathParam("sku") String sku, @PathParam("id") String id) {
        reviewing.remove(sku, ReviewIds.of(id), reviewer.required().account());
        return toProduct(sku, "reviews");
    }

    /** Votes for another's. */
    @POST
    @Path("/{id}/helpful")
    @Authenticated
    @Consumes(MediaType.WILDCARD)
    public Response vote(@PathParam("sku") String sku, @PathParam("id") String id) {
        ReviewView voted =
                reviewing.vote(sku, ReviewIds.of(id), reviewer.required().account());
        return toProduct(sku, "review-" + voted.id());
    }

    private Response written(String sku, ReviewInput input, Form form, Function<ReviewDraft, ReviewView> writing) {
        Product product = product(sku);
        ReviewDraft draft;
        try {
            draft = input.draft(reviewer.required().name(), limits);
        } catch (Problem refused) {
            if (refused.status() != 422) {
                throw refused;
            }
            return answer(422, product, sections.of(product, ReviewOrder.NEWEST, null, with(form, refused)));
        }
        return toProduct(sku, "review-" + writing.apply(draft).id());
    }

    private static Form form(String legend, String action, @Nullable String removal, ReviewInput input) {
        return new Form(
                legend,
                action,
                removal,
                input.rating() == null ? 0 : input.rating(),
                String.valueOf(input.title()),
                String.valueOf(input.text()),
                String.valueOf(input.author()),
                List.of());
    }

    private static Form with(Form form, Problem refused) {
        List<Form.Error> errors = refused.errors().stream()
                .map(error -> new Form.Error(
                        error.field(), LABELS.getOrDefault(error.field(), error.field()), error.message()))
                .toList();
        return new Form(
                form.legend(),
                form.action(),
                form.removal(),
                form.rating(),
                form.title(),
                form.text(),
                form.author(),
                errors);
    }

    private static @Nullable Integer stars(String given) {
        var stars = Numbers.whole(given, 1, Rating.MOST);
        return stars.isPresent() ? Integer.valueOf(stars.getAsInt()) : null;
    }

    private static Response answer(int status, Product product, ReviewSection section) {
        return Response.status(status)
                .entity(Templates.page(product.sku(), product.name(), section))
                .header("Cache-Control", "private, no-cache")
                .build();
    }

    private static Response toProduct(String sku, String part) {
        return Response.seeOther(URI.create("/products/" + sku + "#" + part))
                .header("Cache-Control", "private, no-store")
                .build();
    }

    private Product product(String sku) {
        return catalog.findProduct(sku).orElseThrow(() -> Problem.notFound("There is no product " + sku + "."));
    }
}
