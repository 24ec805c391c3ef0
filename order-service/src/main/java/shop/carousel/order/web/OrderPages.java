package shop.carousel.order.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.web.Cookies;
import shop.carousel.order.access.AskedOrder;
import shop.carousel.order.access.BrowserOrders;
import shop.carousel.order.access.OrderAccess;
import shop.carousel.order.account.Account;
import shop.carousel.order.account.SignedIn;
import shop.carousel.order.lifecycle.Cancellation;
import shop.carousel.order.read.OrderLists;
import shop.carousel.order.read.OrderSlice;
import shop.carousel.order.read.OrderSummary;
import shop.carousel.order.read.OrderView;

/** {@code /orders} and {@code /orders/{id}}: a browser's or an account's orders, and one of them as it moves. */
@Path("/orders")
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
public class OrderPages {

    private static final String PRIVATE = "private, no-store";

    private final OrderAccess access;
    private final OrderLists lists;
    private final Cancellation cancellation;
    private final SignedIn signedIn;

    OrderPages(OrderAccess access, OrderLists lists, Cancellation cancellation, SignedIn signedIn) {
        this.access = access;
        this.lists = lists;
        this.cancellation = cancellation;
        this.signedIn = signedIn;
    }

    @CheckedTemplate(basePath = "order")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance order(OrderDetailPage order);

        static native TemplateInstance orders(OrderListPage orders);
    }

    /** The account's orders for who is signed in, else those that were placed from this browser. */
    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = PRIVATE)
    public TemplateInstance list(
            @RestQuery @Nullable String cursor, @RestCookie(Cookies.ORDERS) @Nullable String browserOrders) {
        return Templates.orders(signedIn.account()
                .map(account -> ofAccount(account, cursor))
                .orElseGet(() -> ofBrowser(browserOrders)));
    }

    private OrderListPage ofAccount(Account account, @Nullable String cursor) {
        OrderSlice page = lists.ofAccount(account.id(), null, cursor);
        String next = page.nextCursor() == null ? null : "/orders?cursor=" + page.nextCursor();
        List<OrderRow> rows = page.items().stream().map(OrderRow::of).toList();
        return new OrderListPage("Orders of " + account.email(), rows, next);
    }

    private OrderListPage ofBrowser(@Nullable String cookie) {
        List<OrderRow> rows = BrowserOrders.of(cookie).ids().stream()
                .flatMap(id -> access.find(id.toString(), null, cookie).stream())
                .map(OrderSummary::of)
                .map(OrderRow::of)
                .toList();
        return new OrderListPage("Placed from this browser", rows, null);
    }

    /** One order, for who may see it. */
    @GET
    @Path("{id}")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = PRIVATE)
    public TemplateInstance order(@BeanParam AskedOrder asked) {
        return Templates.order(OrderDetailFormatter.of(require(asked), asked.token(), null));
    }

    /** Cancels it, and shows it again; where it is too late, with the word that it is. */
    @POST
    @Path("{id}/cancel")
    public Response cancel(@BeanParam AskedOrder asked) {
        OrderView order = require(asked);
        try {
            cancellation.cancel(access.requireToCancel(asked.id(), asked.shown(), asked.browserOrders()));
        } catch (Problem refusal) {
            return Response.status(refusal.status())
                    .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                    .entity(Templates.order(OrderDetailFormatter.of(require(asked), asked.token(), refusal.detail())))
                    .build();
        }
        return Response.seeOther(pageOf(order, asked.token())).build();
    }

    private static URI pageOf(OrderView order, @Nullable String token) {
        UriBuilder page = UriBuilder.fromPath("/orders/{id}");
        return token == null
                ? page.build(order.id())
                : page.queryParam("token", "{token}").build(order.id(), token);
    }

    private OrderView require(AskedOrder asked) {
        return access.require(asked.id(), asked.shown(), asked.browserOrders());
    }
}
