package shop.carousel.order.order;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.web.Cookies;

/** {@code /api/orders/{id}}: read an order, follow it, cancel it. For who may see it; for others there is none. */
@Path("/api/orders/{id}")
@RunOnVirtualThread
public class OrderResource {

    /** The header in which a guest shows the order's token. */
    public static final String TOKEN_HEADER = "Order-Token";

    private final OrderAccess access;
    private final Cancellation cancellation;
    private final OrderStreams streams;

    OrderResource(OrderAccess access, Cancellation cancellation, OrderStreams streams) {
        this.access = access;
        this.cancellation = cancellation;
        this.streams = streams;
    }

    /**
     * Which order, and what its reader shows for it.
     *
     * @param tokenHeader the header, which wins over {@code token}
     * @param token the query's parameter
     * @param browserOrders the cookie
     */
    public record Asked(
            @RestPath String id,
            @RestHeader(TOKEN_HEADER) @Nullable String tokenHeader,
            @RestQuery @Nullable String token,
            @RestCookie(Cookies.ORDERS) @Nullable String browserOrders) {}

    /** The order as it is. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "private, no-store")
    public OrderDocument read(@BeanParam Asked asked) {
        return OrderDocument.of(order(asked));
    }

    /**
     * The order's steps: those behind {@code Last-Event-ID}, or all, and then each as it happens. Ends after a final one, or after
     * {@link OrderConfig.Streams#maxTime()}.
     */
    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(
            name = HttpHeaders.CACHE_CONTROL,
            value = {"private, no-store"})
    public Multi<OutboundSseEvent> follow(
            @BeanParam Asked asked,
            @RestHeader(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEventId,
            @Context Sse sse) {
        return streams.follow(order(asked).id(), seq(lastEventId), sse);
    }

    /** Cancels the order, before it ships. */
    @POST
    @Path("cancel")
    @Produces(MediaType.APPLICATION_JSON)
    public OrderDocument cancel(@BeanParam Asked asked) {
        return OrderDocument.of(cancellation.cancel(order(asked)));
    }

    private OrderView order(Asked asked) {
        String token = asked.tokenHeader() != null ? asked.tokenHeader() : asked.token();
        return access.require(asked.id(), token, asked.browserOrders());
    }

    /** What is no number of ours starts from the beginning: a step told twice does no harm. */
    private static long seq(@Nullable String lastEventId) {
        return lastEventId != null && lastEventId.matches("[0-9]{1,18}") ? Long.parseLong(lastEventId) : 0;
    }
}
