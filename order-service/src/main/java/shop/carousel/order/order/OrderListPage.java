package shop.carousel.order.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of orders, the newest first.
 *
 * @param nextCursor where the next page starts; null where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderListPage(
        List<OrderSummary> items, @Nullable String nextCursor) {}
