package shop.carousel.catalog.review;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.product.Product;
import shop.carousel.catalog.product.ProductCatalog;
import shop.carousel.catalog.product.Rating;
import shop.carousel.kit.cursor.PageSize;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.validation.RequiredBody;

/** {@code /api/products/{sku}/reviews}: what customers say about a product that they got. */
@Path("/api/products/{sku}/reviews")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reviews", description = "What customers say about products that they got.")
public class ReviewResource {

    private static final int USUAL_SIZE = 20;
    private static final int MOST_SIZE = 100;

    private final ProductCatalog catalog;
    private final ReviewList list;
    private final Reviews reviews;
    private final Reviewing reviewing;
    private final Reviewer reviewer;
    private final ReviewConfig limits;

    ReviewResource(
            ProductCatalog catalog,
            ReviewList list,
            Reviews reviews,
            Reviewing reviewing,
            Reviewer reviewer,
            ReviewConfig limits) {
        this.catalog = catalog;
        this.list = list;
        this.reviews = reviews;
        this.reviewing = reviewing;
        this.reviewer = reviewer;
        this.limits = limits;
    }

    /** A page of them, with the product's rating. */
    @GET
    @ResponseHeader(name = "Cache-Control", value = "no-cache")
    @Operation(operationId = "listReviews", summary = "What customers say about a product")
    @Parameter(
            name = "sort",
            description = "The newest first, or what most others found helpful.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"newest", "helpful"},
                            defaultValue = "newest"))
    public ReviewPage list(
            @PathParam("sku") String sku,
            @RestQuery @Nullable String sort,
            @RestQuery @Nullable String size,
            @RestQuery @Nullable String cursor) {
        Rating rating = product(sku).rating();
        var page = list.of(
                sku, ReviewOrder.of(sort), PageSize.of(size, USUAL_SIZE, MOST_SIZE), cursor, ReviewEntity::view);
        return new ReviewPage(
                page.items(),
                rating.reviews(),
                rating.score(),
                rating.reviews() == 0 ? null : Math.round(rating.average() * 100) / 100.0,
                rating.stars(),
                page.next());
    }

    /** One of them. */
    @GET
    @Path("/{id}")
    @ResponseHeader(name = "Cache-Control", value = "no-cache")
    @Operation(operationId = "getReview", summary = "One review of a product")
    public ReviewView read(@PathParam("sku") String sku, @PathParam("id") String id) {
        return reviews.visible(sku, ReviewIds.of(id)).orElseThrow(Reviewing::unknown);
    }

    /** Adds one's own. */
    @POST
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "addReview", summary = "Says something about a product that one got")
    @APIResponseSchema(
            value = ReviewView.class,
            responseCode = "201",
            responseDescription = "The review is kept; Location is where.")
    @APIResponse(responseCode = "403", description = "The account has not got this product.")
    @APIResponse(responseCode = "409", description = "The account has reviewed this product: review is its id.")
    @APIResponse(responseCode = "429", description = "The account writes too often.")
    public Response add(@PathParam("sku") String sku, @RequiredBody ReviewInput body) {
        var author = reviewer.required();
        ReviewDraft draft = body.draft(author.name(), limits);
        ReviewView added = reviewing.add(product(sku).sku(), author.account(), draft);
        return Response.created(URI.create("/api/products/" + sku + "/reviews/" + added.id()))
                .entity(added)
                .build();
    }

    /** Changes one's own. */
    @PUT
    @Path("/{id}")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeReview", summary = "Changes one's own review")
    @APIResponseSchema(value = ReviewView.class, responseCode = "200", responseDescription = "The review as it is now.")
    @APIResponse(responseCode = "409", description = "The shop has hidden it.")
    @APIResponse(responseCode = "429", description = "The account writes too often.")
    public ReviewView edit(@PathParam("sku") String sku, @PathParam("id") String id, @RequiredBody ReviewInput body) {
        var author = reviewer.required();
        return reviewing.edit(sku, ReviewIds.of(id), author.account(), body.draft(author.name(), limits));
    }

    /** Deletes one's own. */
    @DELETE
    @Path("/{id}")
    @Authenticated
    @Operation(operationId = "deleteReview", summary = "Deletes one's own review")
    @APIResponse(responseCode = "204", description = "The review is gone.")
    @APIResponse(responseCode = "409", description = "The shop has hidden it.")
    @APIResponse(responseCode = "429", description = "The account writes too often.")
    public void remove(@PathParam("sku") String sku, @PathParam("id") String id) {
        reviewing.remove(sku, ReviewIds.of(id), reviewer.required().account());
    }

    /** Votes for another's. */
    @PUT
    @Path("/{id}/helpful")
    @Authenticated
    @Operation(operationId = "voteForReview", summary = "Finds another's review helpful; twice is once")
    @APIResponseSchema(
            value = ReviewView.class,
            responseCode = "200",
            responseDescription = "The review with the vote counted.")
    @APIResponse(responseCode = "403", description = "It is one's own.")
    @APIResponse(responseCode = "429", description = "The account votes too often.")
    public ReviewView vote(@PathParam("sku") String sku, @PathParam("id") String id) {
        return reviewing.vote(sku, ReviewIds.of(id), reviewer.required().account());
    }

    /** Takes a vote back. */
    @DELETE
    @Path("/{id}/helpful")
    @Authenticated
    @Operation(operationId = "takeBackVoteForReview", summary = "Finds a review helpful no more")
    @APIResponseSchema(
            value = ReviewView.class,
            responseCode = "200",
            responseDescription = "The review without the vote.")
    @APIResponse(responseCode = "403", description = "It is one's own.")
    @APIResponse(responseCode = "429", description = "The account votes too often.")
    public ReviewView unvote(@PathParam("sku") String sku, @PathParam("id") String id) {
        return reviewing.unvote(sku, ReviewIds.of(id), reviewer.required().account());
    }

    private Product product(String sku) {
        return catalog.findProduct(sku).orElseThrow(() -> Problem.notFound("There is no product " + sku + "."));
    }
}
