package shop.carousel.order.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.idempotency.IdempotentRequests;
import shop.carousel.kit.idempotency.StoredAnswer;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.web.Cookies;
import shop.carousel.order.account.SignedIn;
import shop.carousel.order.address.Countries;

/** {@code POST /api/orders}. */
@Path("/api/orders")
@RunOnVirtualThread
@Tag(name = "Orders", description = "Orders, from checkout to the parcel.")
@SecurityRequirementsSet
@SecurityRequirementsSet(@SecurityRequirement(name = "session"))
public class PlaceOrderResource {

    private final Checkout checkout;
    private final SignedIn signedIn;

    PlaceOrderResource(Checkout checkout, SignedIn signedIn) {
        this.checkout = checkout;
        this.signedIn = signedIn;
    }

    /** Places an order: 202 with the way to it, or a problem that names every field that is wrong. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "placeOrder", summary = "Places an order")
    @APIResponseSchema(
            value = Placement.Placed.class,
            responseCode = "202",
            responseDescription =
                    "The order is accepted; Location is its address. The same key and body get the same answer.")
    @APIResponse(
            responseCode = "409",
            description = "A price has changed, goods are sold out or no longer sold, or the cart is ordered already.")
    public Response place(
            @RestHeader(IdempotentRequests.HEADER) @Nullable String key,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @RestCookie(Cookies.CART) @Nullable String browserCart,
            @RequestBody(content = @Content(schema = @Schema(implementation = OrderBody.class))) @Nullable
                    JsonNode body) {
        String checkedKey = IdempotentRequests.requireKey(key);
        if (body == null || !body.isObject()) {
            throw Problem.badRequest("body", "The body must be a JSON object.");
        }
        StoredAnswer answer = checkout.place(
                checkedKey, body, new Buyer(signedIn.account(), browserCart, Countries.language(languages)));
        return Response.status(answer.status())
                .header(HttpHeaders.LOCATION, answer.location())
                .entity(answer.body())
                .build();
    }
}
