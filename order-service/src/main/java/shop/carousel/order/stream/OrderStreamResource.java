package shop.carousel.order.stream;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.number.Numbers;
import shop.carousel.order.access.AskedOrder;
import shop.carousel.order.access.OrderAccess;
import shop.carousel.order.account.Account;
import shop.carousel.order.account.SignedIn;
import shop.carousel.order.read.OrderView;
import shop.carousel.order.stream.StreamSlots.Reader;

/** {@code /api/orders/{id}/events}: an order's live updates. */
@Path("/api/orders/{id}/events")
@Blocking
@Tag(name = "Orders", description = "Orders, from checkout to the parcel.")
@SecurityRequirementsSet
@SecurityRequirementsSet(@SecurityRequirement(name = "session"))
public class OrderStreamResource {

    private static final String PRIVATE = "private, no-store";

    private final OrderAccess access;
    private final OrderStreams streams;
    private final SignedIn signedIn;
    private final CurrentVertxRequest request;

    OrderStreamResource(OrderAccess access, OrderStreams streams, SignedIn signedIn, CurrentVertxRequest request) {
        this.access = access;
        this.streams = streams;
        this.signedIn = signedIn;
        this.request = request;
    }

    /**
     * The order's steps: those behind {@code Last-Event-ID}, or all, and then each as it happens. Ends after a final
     * one, or after {@link StreamConfig#maxTime()}. A reader that comes back after the final one is answered 204, which
     * tells browsers not to ask again.
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = PRIVATE)
    @Operation(operationId = "followOrder", summary = "An order as it moves, as server-sent events")
    @APIResponse(
            responseCode = "200",
            description = "One event for each step; the stream ends after a final one.",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "204", description = "The caller has seen the final step.")
    @APIResponse(responseCode = "429", description = "Too many streams are open.")
    public Multi<OutboundSseEvent> follow(
            @BeanParam AskedOrder asked,
            @RestHeader(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEventId,
            @Context Sse sse,
            @Context HttpServerRequest http) {
        OrderView order = order(asked);
        long seq = seq(lastEventId);
        if (order.state().isFinal() && order.version() <= seq) {
            throw new WebApplicationException(Response.noContent().build());
        }
        UUID account = signedIn.account().map(Account::id).orElse(null);
        return streams.follow(new Reader(order.id(), addressOf(http), account), seq, sse, this::atTheEnd);
    }

    private void atTheEnd(Runnable work) {
        Objects.requireNonNull(request.getCurrent()).addEndHandler(ended -> work.run());
    }

    /** What a GET's answer begins with; nobody follows. */
    @HEAD
    @Operation(operationId = "peekOrderEvents", summary = "What the stream of events begins with")
    @APIResponse(responseCode = "200", description = "There is such a stream.")
    public Response look(@BeanParam AskedOrder asked) {
        order(asked);
        return Response.ok()
                .type(MediaType.SERVER_SENT_EVENTS_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .build();
    }

    private OrderView order(AskedOrder asked) {
        return access.require(asked.id(), asked.shown(), asked.browserOrders());
    }

    private static String addressOf(HttpServerRequest http) {
        return http.remoteAddress() == null ? "" : http.remoteAddress().hostAddress();
    }

    /** An invalid number starts from the beginning: a repeated step does no harm. */
    private static long seq(@Nullable String lastEventId) {
        return Numbers.whole(lastEventId, 0, Long.MAX_VALUE).orElse(0);
    }
}
