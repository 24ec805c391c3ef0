package shop.carousel.catalog.stock;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.cursor.PageSize;
import shop.carousel.kit.identity.Roles;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.problem.Problem.Fields;

/** Stock for administrators. */
@Path("/api/admin/stock/{sku}")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AdminStockResource {

    private static final int REASON_CHARACTERS = 200;
    private static final int USUAL_SIZE = 20;
    private static final int MOST_SIZE = 100;

    private final StockDesk desk;
    private final AdjustmentList adjustments;
    private final StockConfig config;

    AdminStockResource(StockDesk desk, AdjustmentList adjustments, StockConfig config) {
        this.desk = desk;
        this.adjustments = adjustments;
        this.config = config;
    }

    /** What a PUT sets. */
    record Setting(@Nullable Long available) {}

    /** What a POST adds. */
    record Adjustment(@Nullable Long delta, @Nullable String reason) {}

    /** Sets how many units can be ordered; what is reserved or sold stays. */
    @PUT
    public StockLevel set(@PathParam("sku") String sku, @Nullable Setting body, @Context SecurityContext caller) {
        Long available = body(body).available();
        if (available == null || available < 0 || available > config.unitsLimit()) {
            throw Problem.invalid("available", "must be a whole number from 0 to " + config.unitsLimit());
        }
        return desk.set(sku, available, nameOf(caller));
    }

    /** Adds units, or takes some away; 409 when there are not that many. */
    @POST
    @Path("/adjustments")
    public StockLevel adjust(@PathParam("sku") String sku, @Nullable Adjustment body, @Context SecurityContext caller) {
        Adjustment adjustment = body(body);
        long delta = adjustment.delta() == null ? 0 : adjustment.delta();
        String reason = adjustment.reason() == null ? "" : adjustment.reason().strip();
        new Fields()
                .require(
                        delta != 0 && delta >= -config.unitsLimit() && delta <= config.unitsLimit(),
                        "delta",
                        "must be a whole number from -" + config.unitsLimit() + " to " + config.unitsLimit()
                                + ", not 0")
                .require(isSentence(reason), "reason", "must have 1 to " + REASON_CHARACTERS + " printable characters")
                .throwIfAny();
        return desk.adjust(sku, delta, reason, nameOf(caller));
    }

    /** Why units came or went otherwise than through an order, the newest first; 404 for a SKU without stock. */
    @GET
    @Path("/adjustments")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    public AdjustmentPage adjustments(
            @PathParam("sku") String sku, @RestQuery @Nullable String size, @RestQuery @Nullable String cursor) {
        int limit = PageSize.of(size, USUAL_SIZE, MOST_SIZE);
        return adjustments.page(desk.level(sku).sku(), limit, cursor);
    }

    private static <T> T body(@Nullable T body) {
        if (body == null) {
            throw Problem.badRequest("body", "The body is missing: send a JSON object.");
        }
        return body;
    }

    private static boolean isSentence(String text) {
        return !text.isEmpty()
                && text.codePointCount(0, text.length()) <= REASON_CHARACTERS
                && text.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

    private static String nameOf(SecurityContext caller) {
        return caller.getUserPrincipal().getName();
    }
}
