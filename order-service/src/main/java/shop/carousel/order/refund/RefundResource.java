package shop.carousel.order.refund;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.idempotency.IdempotentRequests;
import shop.carousel.kit.idempotency.StoredAnswer;
import shop.carousel.kit.identity.Roles;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.web.OrderDocument;

/** {@code POST /api/admin/orders/{id}/refunds}. */
@Path("/api/admin/orders/{id}/refunds")
@RolesAllowed({Roles.ADMIN, Roles.SUPPORT})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders", description = "Orders, from checkout to the parcel.")
public class RefundResource {

    private final Refunds refunds;

    RefundResource(Refunds refunds) {
        this.refunds = refunds;
    }

    /** The body as the API describes it; {@link RefundRequest} reads it. */
    @Schema(
            name = "RefundRequest",
            requiredProperties = {"reason"})
    record RefundBody(
            @Schema(
                    minItems = 1,
                    maxItems = 1500,
                    description = "What the money is for. Without them: all that is left of the order.")
            @Nullable
            List<Units> lines,

            @Schema(
                    minLength = 1,
                    maxLength = RefundRequest.LONGEST_REASON,
                    examples = "One lamp arrived broken.",
                    description = "Told to the buyer.")
            String reason) {}

    /** Units of a line. */
    @Schema(
            name = "RefundRequestLine",
            requiredProperties = {"sku", "quantity"})
    record Units(
            @Schema(examples = "LAMP-1") String sku,

            @Schema(minimum = "1", maximum = "9999", examples = "1")
            int quantity) {}

    /** Gives money back: 202 with the refund, or a problem that names every field that is wrong. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "refundOrder",
            summary = "Gives money of a paid order back, for lines of it or all that is left")
    @APIResponseSchema(
            value = OrderDocument.Refund.class,
            responseCode = "202",
            responseDescription = "The money is on its way; Location is the order. The same key and body get the same"
                    + " answer. All the money of an order that has not been shipped cancels it.")
    @APIResponse(
            responseCode = "409",
            description = "The order is not paid, has ended, or not so much of its money is left.")
    public Response give(
            @RestPath String id,
            @RestHeader(IdempotentRequests.HEADER) @Nullable String key,
            @RequestBody(content = @Content(schema = @Schema(implementation = RefundBody.class))) @Nullable
                    JsonNode body) {
        String checkedKey = IdempotentRequests.requireKey(key);
        if (body == null || !body.isObject()) {
            throw Problem.badRequest("body", "The body must be a JSON object.");
        }
        StoredAnswer answer = refunds.give(id, checkedKey, body);
        return Response.status(answer.status())
                .header(HttpHeaders.LOCATION, answer.location())
                .entity(answer.body())
                .build();
    }
}
