package shop.carousel.order.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A slice of a list of orders, the newest first.
 *
 * @param nextCursor where the next page starts; null if there is none
 */
@Schema(name = "OrderListPage")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderSlice(List<OrderSummary> items, @Nullable String nextCursor) {}
