package shop.carousel.catalog.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.cursor.PageSize;
import shop.carousel.kit.identity.Roles;
import shop.carousel.kit.validation.OneLine;
import shop.carousel.kit.validation.RequiredBody;

/** Reviews for administrators: all of them, and which of them nobody else sees. */
@Path("/api/admin/catalogue/reviews")
@RolesAllowed(Roles.ADMIN)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reviews", description = "What customers say about products that they got.")
public class AdminReviewResource {

    static final int REASON_CHARACTERS = 200;

    private static final int USUAL_SIZE = 20;
    private static final int MOST_SIZE = 100;

    private final ReviewList list;
    private final Reviewing reviewing;

    AdminReviewResource(ReviewList list, Reviewing reviewing) {
        this.list = list;
        this.reviewing = reviewing;
    }

    /**
     * A page of all reviews.
     *
     * @param nextCursor absent on the last page
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ModeratedReviewPage")
    record Page(
            @Schema(required = true) List<ModeratedReview> items,
            @Nullable String nextCursor) {}

    /** Why a review is hidden. */
    @Schema(name = "HideReviewRequest", requiredProperties = "reason")
    record Hiding(
            @Schema(minLength = 1, maxLength = REASON_CHARACTERS, examples = "It has a telephone number in it.")
            @OneLine(max = REASON_CHARACTERS)
            String reason) {}

    /** All, the newest first. */
    @GET
    @ResponseHeader(name = "Cache-Control", value = "private, no-store")
    @Operation(operationId = "listAllReviews", summary = "The reviews of all products, the newest first")
    public Page list(@RestQuery @Nullable String size, @RestQuery @Nullable String cursor) {
        var page = list.all(PageSize.of(size, USUAL_SIZE, MOST_SIZE), cursor);
        return new Page(page.items(), page.next());
    }

    /** Hides one from everybody else; it counts no more. */
    @PUT
    @Path("/{id}/hidden")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "hideReview", summary = "Hides a review; it counts no more")
    public ModeratedReview hide(@PathParam("id") String id, @RequiredBody @Valid Hiding body) {
        return reviewing.moderate(ReviewIds.of(id), body.reason());
    }

    /** Shows a hidden one again. */
    @DELETE
    @Path("/{id}/hidden")
    @Operation(operationId = "showReview", summary = "Shows a hidden review again")
    public ModeratedReview show(@PathParam("id") String id) {
        return reviewing.moderate(ReviewIds.of(id), null);
    }
}
