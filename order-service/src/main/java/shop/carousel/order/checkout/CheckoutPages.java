package shop.carousel.order.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.admission.TokenBuckets;
import shop.carousel.kit.idempotency.IdempotentRequests;
import shop.carousel.kit.idempotency.StoredAnswer;
import shop.carousel.kit.money.ShopCurrency;
import shop.carousel.kit.problem.Outages;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.web.Cookies;
import shop.carousel.order.access.BrowserOrders;
import shop.carousel.order.access.OrderAccess;
import shop.carousel.order.access.OrderToken;
import shop.carousel.order.account.Account;
import shop.carousel.order.account.Profiles;
import shop.carousel.order.account.SignedIn;
import shop.carousel.order.address.Address;
import shop.carousel.order.address.Countries;
import shop.carousel.order.addressbook.AddressBook;
import shop.carousel.order.addressbook.SavedAddress;
import shop.carousel.order.checkout.CheckoutView.Typed;
import shop.carousel.order.read.OrderMail;

/** {@code /checkout}: what is in the cart, who gets it, who pays. Its form does what {@code POST /api/orders} does. */
@Path("/checkout")
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
public class CheckoutPages {

    static final String PRIVATE = "private, no-store";

    /** The kind of buckets that orders of one client take tokens of. */
    private static final String LIMIT = "checkout";

    /** The button of a kept address; its value is the address' number. */
    private static final String USE_ADDRESS = "useAddress";

    private final CheckoutView view;
    private final Checkout checkout;
    private final SignedIn signedIn;
    private final Profiles profiles;
    private final AddressBook book;
    private final Carts carts;
    private final OrderAccess access;
    private final OrderMail addressees;
    private final ShopCurrency currency;
    private final TokenBuckets buckets;
    private final ObjectMapper json;

    CheckoutPages(
            CheckoutView view,
            Checkout checkout,
            SignedIn signedIn,
            Profiles profiles,
            AddressBook book,
            Carts carts,
            OrderAccess access,
            OrderMail addressees,
            ShopCurrency currency,
            TokenBuckets buckets,
            ObjectMapper json) {
        this.access = access;
        this.addressees = addressees;
        this.buckets = buckets;
        this.profiles = profiles;
        this.book = book;
        this.carts = carts;
        this.view = view;
        this.checkout = checkout;
        this.signedIn = signedIn;
        this.currency = currency;
        this.json = json;
    }

    @CheckedTemplate(basePath = "checkout")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(CheckoutPage page);
    }

    /**
     * The form; or, with 200 all the same, the word that the cart is empty or away.
     *
     * @param from an order of the caller's own that was not paid: the form holds what was typed for it
     */
    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = PRIVATE)
    public TemplateInstance form(
            @RestCookie(Cookies.CART) @Nullable String cookie,
            @RestCookie(Cookies.ORDERS) @Nullable String browserOrders,
            @RestQuery @Nullable String again,
            @RestQuery @Nullable String from,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        Map<CheckoutFields, String> known = new EnumMap<>(CheckoutFields.class);
        List<SavedAddress> saved = saved();
        signedIn.account().map(Account::id).map(profiles::of).ifPresent(account -> {
            known.put(CheckoutFields.EMAIL, account.email());
            known.put(CheckoutFields.NAME, account.name());
        });
        saved.stream().filter(SavedAddress::preferred).findFirst().ifPresent(address -> fill(known, address.address()));
        if (from != null) {
            access.findOwn(from, browserOrders)
                    .flatMap(order -> addressees.addressee(order.id()))
                    .ifPresent(to -> fill(known, to));
        }
        Typed typed = Typed.nothing(known, text(again), Countries.language(languages), saved);
        return Templates.page(view.page(cookie, typed));
    }

    /** Places the order and goes to its page; or shows the form again with what is wrong. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response order(
            MultivaluedMap<String, String> form,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @RestCookie(Cookies.CART) @Nullable String cookie,
            @RestCookie(Cookies.ORDERS) @Nullable String browserOrders,
            HttpServerRequest request) {
        Typed typed = Typed.of(form::getFirst, Countries.language(languages));
        try {
            typed = typed.offering(saved());
            if (form.containsKey(USE_ADDRESS)) {
                Typed filled = withAddress(typed, form.getFirst(USE_ADDRESS));
                return shown(Response.ok(), view.again(cookie, filled, null));
            }
            buckets.take(LIMIT, request);
            String key = IdempotentRequests.requireKey(typed.key());
            String cartId = carts.held(cookie);
            Buyer buyer = new Buyer(signedIn.account(), cartId, typed.language());
            return placed(checkout.place(key, body(typed, cartId), buyer), buyer, browserOrders);
        } catch (RuntimeException fault) {
            Problem problem = Outages.refusal(fault);
            Response.ResponseBuilder answer = Response.status(problem.status());
            problem.headers().forEach(answer::header);
            return shown(answer, view.again(cookie, typed, problem));
        }
    }

    private static Response shown(Response.ResponseBuilder answer, CheckoutPage page) {
        return answer.header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .entity(Templates.page(page))
                .build();
    }

    /** The addresses of the signed-in account; a guest has none. */
    private List<SavedAddress> saved() {
        return signedIn.account().map(Account::id).map(book::of).orElse(List.of());
    }

    /** The same form with one of the addresses filled in, if it is its owner's. */
    private static Typed withAddress(Typed typed, @Nullable String id) {
        Map<CheckoutFields, String> values = new EnumMap<>(typed.values());
        typed.saved().stream()
                .filter(address -> address.id().toString().equals(id))
                .findFirst()
                .ifPresent(address -> fill(values, address.address()));
        return typed.with(values);
    }

    private static void fill(Map<CheckoutFields, String> values, OrderMail.Addressee to) {
        values.put(CheckoutFields.EMAIL, to.email());
        fill(values, to.address());
    }

    private static void fill(Map<CheckoutFields, String> values, Address address) {
        values.put(CheckoutFields.NAME, address.name());
        values.put(CheckoutFields.LINE1, address.line1());
        values.put(CheckoutFields.LINE2, text(address.line2()));
        values.put(CheckoutFields.POSTAL_CODE, text(address.postalCode()));
        values.put(CheckoutFields.CITY, address.city());
        values.put(CheckoutFields.REGION, text(address.region()));
        values.put(CheckoutFields.COUNTRY, address.country());
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "");
    }

    /** The form as the API's body. */
    private JsonNode body(Typed typed, @Nullable String cartId) {
        ObjectNode body = json.createObjectNode().put("cartId", cartId).put("repeats", typed.repeats());
        typed.values().forEach((field, value) -> {
            String[] path = field.path().split("\\.");
            ObjectNode parent = path.length == 1 ? body : body.withObjectProperty(path[0]);
            parent.put(path[path.length - 1], value);
        });
        if (!typed.expectedTotal().isEmpty()) {
            body.putObject("expectedTotal")
                    .put("amount", typed.expectedTotal())
                    .put("currency", currency.currency().getCurrencyCode());
        }
        return body;
    }

    /** An account opens its order by itself; what opens a guest's stays in the browser. */
    private Response placed(StoredAnswer answer, Buyer buyer, @Nullable String browserOrders) {
        JsonNode order = read(answer.body());
        UUID id = UUID.fromString(order.path("id").asText());
        if (buyer.account().isPresent()) {
            return Response.seeOther(URI.create("/orders/" + id)).build();
        }
        OrderToken token = new OrderToken(order.path("token").asText());
        return Response.seeOther(URI.create("/orders/" + id + "?token=" + token.text()))
                .cookie(BrowserOrders.of(browserOrders).with(id, token).cookie())
                .build();
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
