package shop.carousel.catalog.stock;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of a SKU's adjustments, the newest first.
 *
 * @param nextCursor where the next page starts; null, and left out of the answer, on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AdjustmentPage(List<Entry> items, @Nullable String nextCursor) {

    /**
     * An adjustment.
     *
     * @param delta the units that came; below 0 the units that went
     * @param by who made it: an administrator's e-mail address, or {@code catalog} for a product's first stock
     */
    @Schema(name = "StockAdjustment")
    public record Entry(long id, long delta, String reason, Instant at, String by) {}
}
