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
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.idempotency.IdempotentRequests;
import shop.carousel.kit.idempotency.StoredAnswer;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.account.SignedIn;

/** {@code POST /api/orders}. */
@Path("/api/orders")
@RunOnVirtualThread
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
    public Response place(@RestHeader(IdempotentRequests.HEADER) @Nullable String key, @Nullable JsonNode body) {
        String checkedKey = IdempotentRequests.requireKey(key);
        if (body == null || !body.isObject()) {
            throw Problem.badRequest("body", "The body must be a JSON object.");
        }
        StoredAnswer answer = checkout.place(checkedKey, body, signedIn.account());
        return Response.status(answer.status())
                .header(HttpHeaders.LOCATION, answer.location())
                .entity(answer.body())
                .build();
    }
}
