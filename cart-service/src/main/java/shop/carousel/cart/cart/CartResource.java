package shop.carousel.cart.cart;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.validation.Quantity;
import shop.carousel.kit.validation.RequiredBody;

/**
 * Carts for programs. Every answer with a cart carries its version as ETag; {@code If-Match} on a change makes it
 * conditional. Anyone who knows the id of a guest's cart may do everything with it; an account's cart is its own.
 */
@Path("/api/carts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Carts", description = "Shopping carts. Whoever knows the id of a guest's cart may change it.")
public class CartResource {

    /** The body of a change of quantity. */
    @Schema(name = "CartItemRequest")
    record Wanted(
            @Schema(minimum = "1", maximum = "9999", examples = "2") @JsonProperty(required = true) @Quantity
            int quantity) {}

    /** The body of a merge. */
    @Schema(name = "CartMergeRequest")
    record Merge(
            @Schema(description = "The id of the cart whose lines move.", examples = "q3mYcS0xTfy2aVh8Jt1kPw")
            @JsonProperty(required = true)
            @NotNull(message = CartId.RULE)
            @Pattern(regexp = CartId.REGEX, message = CartId.RULE)
            String from) {}

    private final CartOwners owners;
    private final Carts carts;
    private final CartEditing editing;
    private final CartPricing pricing;

    CartResource(CartOwners owners, Carts carts, CartEditing editing, CartPricing pricing) {
        this.owners = owners;
        this.carts = carts;
        this.editing = editing;
        this.pricing = pricing;
    }

    /** A new, empty cart: 201 with its Location. */
    @POST
    @Operation(operationId = "createCart", summary = "A new, empty cart")
    @APIResponseSchema(
            value = CartView.class,
            responseCode = "201",
            responseDescription = "The cart; Location is its address, ETag its version.")
    public Response create() {
        Cart cart = owners.create();
        return answer(Response.created(URI.create("/api/carts/" + cart.id())), cart);
    }

    /** The cart of the signed-in account, on whichever device it was filled: 200, 404. */
    @GET
    @Path("/current")
    @Operation(operationId = "getCurrentCart", summary = "The cart of who is signed in")
    @APIResponseSchema(
            value = CartView.class,
            responseCode = "200",
            responseDescription = "The cart; ETag is its version.")
    @APIResponse(responseCode = "404", description = "Nobody is signed in, or the account has no cart.")
    public Response current() {
        return ok(owners.current());
    }

    /** Removes all carts of the signed-in account: 204, also where there is none. */
    @DELETE
    @Path("/current")
    @Operation(operationId = "deleteOwnCarts", summary = "Removes all carts of who is signed in")
    @APIResponse(responseCode = "204", description = "The account has no cart.")
    public Response deleteOwn() {
        owners.removeAll();
        return Response.noContent().build();
    }

    /** 200 with the cart at today's prices, 404. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getCart", summary = "The cart at today's prices")
    @APIResponseSchema(
            value = CartView.class,
            responseCode = "200",
            responseDescription = "The cart; ETag is its version.")
    public Response get(@PathParam("id") String id) {
        return ok(owners.require(id));
    }

    /**
     * Sets the quantity of a line, which is added where it is missing. 404, 412, 422; 503 if neither ring nor catalog
     * can tell whether that SKU is sold.
     */
    @PUT
    @Path("/{id}/items/{sku}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "setCartItem", summary = "Sets the quantity of a line")
    @APIResponseSchema(value = CartView.class, responseCode = "200", responseDescription = "The cart with the line.")
    public Response set(
            @PathParam("id") String id,
            @PathParam("sku") String sku,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequiredBody @Valid Wanted wanted) {
        return ok(editing.set(owners.require(id).id(), sku, wanted.quantity(), IfMatch.of(ifMatch)));
    }

    /** Removes a line: 200 also when there is none; 404, 412. */
    @DELETE
    @Path("/{id}/items/{sku}")
    @Operation(operationId = "removeCartItem", summary = "Removes a line")
    @APIResponseSchema(value = CartView.class, responseCode = "200", responseDescription = "The cart without the line.")
    public Response remove(
            @PathParam("id") String id,
            @PathParam("sku") String sku,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        return ok(editing.remove(owners.require(id).id(), sku, IfMatch.of(ifMatch)));
    }

    /** Removes the cart: 204, 404, 412. */
    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteCart", summary = "Removes the cart")
    @APIResponse(responseCode = "204", description = "The cart is removed.")
    public Response delete(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        carts.delete(owners.require(id).id(), IfMatch.of(ifMatch));
        return Response.noContent().build();
    }

    /** Moves the lines of another cart into this one, adding quantities, at most up to a line's limit. 404, 422. */
    @POST
    @Path("/{id}/merge")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "mergeCarts", summary = "Moves the lines of another cart into this one")
    @APIResponseSchema(
            value = CartView.class,
            responseCode = "200",
            responseDescription = "The cart with the lines of both.")
    public Response merge(@PathParam("id") String id, @RequiredBody @Valid Merge merge) {
        String from = another(merge.from(), id);
        Cart into = owners.require(id);
        if (!owners.isReachable(from)) {
            throw Problem.notFound("There is no cart to merge from.").withError("from", "is no cart of this shop");
        }
        return ok(carts.merge(into.id(), from));
    }

    private static String another(String from, String into) {
        if (from.equals(into)) {
            throw Problem.invalid("from", "must be another cart than the one that is merged into");
        }
        return from;
    }

    private Response ok(Cart cart) {
        return answer(Response.ok(), cart);
    }

    private Response answer(Response.ResponseBuilder answer, Cart cart) {
        return answer.entity(CartView.of(pricing.price(cart)))
                .header("ETag", IfMatch.tagOf(cart.version()))
                .header("Cache-Control", "private, no-store")
                .build();
    }
}
