package shop.carousel.catalog.stock;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.cursor.PageSize;
import shop.carousel.kit.identity.Roles;
import shop.carousel.kit.validation.RequiredBody;

/** Stock for administrators. */
@Path("/api/admin/stock/{sku}")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Stock", description = "Units that can be ordered, are reserved or sold.")
public class AdminStockResource {

    private static final String REASON = "[^\\p{Cc}\\p{Cs}]{1,200}";
    private static final String REASON_RULE = "must have 1 to 200 printable characters";
    private static final int USUAL_SIZE = 20;
    private static final int MOST_SIZE = 100;

    private final StockAdministration stock;
    private final AdjustmentList adjustments;

    AdminStockResource(StockAdministration stock, AdjustmentList adjustments) {
        this.stock = stock;
        this.adjustments = adjustments;
    }

    /** What a PUT sets. */
    @Schema(name = "StockRequest", requiredProperties = "available")
    record Setting(
            @Schema(minimum = "0", examples = "25") @Units Long available) {}

    /** What a POST adds. */
    @Schema(
            name = "StockAdjustmentRequest",
            requiredProperties = {"delta", "reason"})
    record Adjustment(
            @Schema(description = "The units that come; below 0 those that go.", examples = "-2") @Units(added = true)
            Long delta,

            @Schema(minLength = 1, maxLength = 200, examples = "two were broken")
            @NotNull(message = REASON_RULE)
            @Pattern(regexp = REASON, message = REASON_RULE)
            String reason) {

        /** Spaces around the reason say nothing. */
        @SuppressWarnings("ConstantValue") // JSON may lack it; then the constraint refuses it
        Adjustment {
            reason = reason == null ? reason : reason.strip();
        }
    }

    /** Sets how many units can be ordered; what is reserved or sold stays. */
    @PUT
    @Operation(operationId = "setStock", summary = "Sets how many units can be ordered")
    @APIResponseSchema(value = StockLevel.class, responseCode = "200", responseDescription = "The level now.")
    @APIResponse(responseCode = "409", description = "More units than there can be.")
    public StockLevel set(
            @PathParam("sku") String sku, @RequiredBody @Valid Setting body, @Context SecurityContext caller) {
        return stock.set(sku, body.available(), nameOf(caller));
    }

    /** Adds units, or takes some away; 409 when there are not that many. */
    @POST
    @Path("/adjustments")
    @Operation(operationId = "adjustStock", summary = "Adds units, or takes some away")
    @APIResponseSchema(value = StockLevel.class, responseCode = "200", responseDescription = "The level now.")
    @APIResponse(responseCode = "409", description = "There are not that many units, or there would be too many.")
    public StockLevel adjust(
            @PathParam("sku") String sku, @RequiredBody @Valid Adjustment body, @Context SecurityContext caller) {
        return stock.adjust(sku, body.delta(), body.reason(), nameOf(caller));
    }

    /** The reasons of stock changes outside orders, the newest first; 404 for a SKU without stock. */
    @GET
    @Path("/adjustments")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "listStockAdjustments", summary = "Why units came or went otherwise than through an order")
    public AdjustmentPage adjustments(
            @PathParam("sku") String sku, @RestQuery @Nullable String size, @RestQuery @Nullable String cursor) {
        int limit = PageSize.of(size, USUAL_SIZE, MOST_SIZE);
        return adjustments.page(stock.level(sku).sku(), limit, cursor);
    }

    private static String nameOf(SecurityContext caller) {
        return caller.getUserPrincipal().getName();
    }
}
