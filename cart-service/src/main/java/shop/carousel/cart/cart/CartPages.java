package shop.carousel.cart.cart;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.carousel.cart.cart.CartPage.Refusal;
import shop.carousel.cart.pricing.Product;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.web.Cookies;

/**
 * The cart for people, held by a cookie. Every action is a form that works without a script and ends in a redirect to
 * {@code /cart}; htmx gets the changed page at once, or a message, and the header's count reloads.
 */
@Path("/cart")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class CartPages {

    @CheckedTemplate(basePath = "cart")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance page(CartPage cart);

        static native TemplateInstance empty();

        static native TemplateInstance badge(int units);
    }

    private final CartOwners owners;
    private final CartEditing editing;
    private final CartRules rules;
    private final CartPricing pricing;
    private final CartPageView view;
    private final CartCookie cookies;

    CartPages(
            CartOwners owners,
            CartEditing editing,
            CartRules rules,
            CartPricing pricing,
            CartPageView view,
            CartCookie cookies) {
        this.owners = owners;
        this.editing = editing;
        this.rules = rules;
        this.pricing = pricing;
        this.view = view;
        this.cookies = cookies;
    }

    /** The cart, at today's prices. */
    @GET
    public Response cart(@CookieParam(Cookies.CART) @Nullable String id, @Context UriInfo request) {
        return mine(id).map(cart -> held(page(200, cart, null), cart, id, request))
                .orElseGet(() -> personal(200, Templates.empty()))
                .build();
    }

    /** The header's count, a fragment; nothing for an empty cart. */
    @GET
    @Path("/badge")
    public Response badge(@CookieParam(Cookies.CART) @Nullable String id, @Context UriInfo request) {
        return mine(id).map(
                        cart -> held(personal(200, Templates.badge(cart.lines().units())), cart, id, request))
                .orElseGet(() -> personal(200, Templates.badge(0)))
                .build();
    }

    /** The browser holds the cart that it was shown: after a sign-in another one than before. */
    private Response.ResponseBuilder held(
            Response.ResponseBuilder answer, Cart cart, @Nullable String id, UriInfo request) {
        return cart.id().equals(id) ? answer : answer.cookie(cookies.of(cart.id(), request));
    }

    /** Adds a product, to a new cart where the browser has none. */
    @POST
    @Path("/items")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(
            @CookieParam(Cookies.CART) @Nullable String id,
            @HeaderParam("HX-Request") boolean isHtmx,
            @FormParam("sku") @DefaultValue("") String sku,
            @FormParam("quantity") @DefaultValue("1") String quantity,
            @Context UriInfo request) {
        int units = rules.quantity(quantity);
        Product product = editing.product(sku);
        Cart cart = editing.add(mine(id).orElseGet(owners::create).id(), sku, units);
        Response.ResponseBuilder answer = isHtmx
                ? Response.noContent().header("HX-Trigger", Announcement.added(units, product.name()))
                : toCart();
        return answer.header("Vary", "HX-Request")
                .cookie(cookies.of(cart.id(), request))
                .build();
    }

    /** Sets the quantity of a line. What cannot be a quantity is shown at its field, with 422. */
    @POST
    @Path("/items/{sku}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response set(
            @CookieParam(Cookies.CART) @Nullable String id,
            @HeaderParam("HX-Request") boolean isHtmx,
            @PathParam("sku") String sku,
            @FormParam("quantity") @DefaultValue("") String quantity) {
        Cart cart = mine(id).orElseThrow(CartPages::noCart);
        try {
            return changed(editing.set(cart.id(), sku, rules.quantity(quantity), IfMatch.ANY), isHtmx);
        } catch (Problem refused) {
            if (refused.status() != 422 || !cart.lines().has(sku)) {
                throw refused;
            }
            return page(422, cart, new Refusal(sku, quantity, refused.detail())).build();
        }
    }

    /** Removes a line. */
    @POST
    @Path("/items/{sku}/remove")
    @Consumes(MediaType.WILDCARD)
    public Response remove(
            @CookieParam(Cookies.CART) @Nullable String id,
            @HeaderParam("HX-Request") boolean isHtmx,
            @PathParam("sku") String sku) {
        Cart cart = mine(id).orElseThrow(CartPages::noCart);
        return changed(editing.remove(cart.id(), sku, IfMatch.ANY), isHtmx);
    }

    private Response changed(Cart cart, boolean isHtmx) {
        Response.ResponseBuilder answer =
                isHtmx ? page(200, cart, null).header("HX-Trigger", Announcement.CART_CHANGED) : toCart();
        return answer.build();
    }

    /** The browser's cart; a cookie of a cart that is gone, or somebody's, counts as none. */
    private Optional<Cart> mine(@Nullable String id) {
        return owners.ofBrowser(id);
    }

    private Response.ResponseBuilder page(int status, Cart cart, @Nullable Refusal refusal) {
        return cart.lines().isEmpty()
                ? personal(status, Templates.empty())
                : personal(status, Templates.page(view.page(pricing.price(cart), refusal)));
    }

    private static Response.ResponseBuilder personal(int status, TemplateInstance page) {
        return Response.status(status)
                .entity(page)
                .header("Cache-Control", "private, no-store")
                .header("Vary", "HX-Request");
    }

    private static Response.ResponseBuilder toCart() {
        return Response.seeOther(URI.create("/cart")).header("Cache-Control", "private, no-store");
    }

    private static Problem noCart() {
        return Problem.notFound("This browser no longer has a cart.");
    }
}
