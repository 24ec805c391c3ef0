package shop.carousel.order.read;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.cursor.Cursors;
import shop.carousel.kit.cursor.PageSize;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.model.OrderStatus;

/**
 * Lists of orders, the newest first, page by page. Ids rise with time, so a page starts behind the last id of the one
 * before.
 */
@Singleton
public class OrderLists {

    private static final UUID LAST = new UUID(-1L, -1L);

    private final ListedOrders orders;
    private final Cursors cursors;
    private final OrderConfig config;

    OrderLists(ListedOrders orders, Cursors cursors, OrderConfig config) {
        this.orders = orders;
        this.cursors = cursors;
        this.config = config;
    }

    /** A page of an account's orders. */
    public OrderSlice ofAccount(UUID account, @Nullable Integer size, @Nullable String cursor) {
        String scope = "account " + account + " ";
        int limit = PageSize.checked(size, config.pageSize(), config.maxPageSize());
        return page(orders.ofAccount(account, after(scope, cursor), limit + 1), scope, limit);
    }

    /** A page of all orders, or of those in one status. */
    public OrderSlice all(@Nullable OrderStatus status, @Nullable Integer size, @Nullable String cursor) {
        String scope = "all " + status + " ";
        int limit = PageSize.checked(size, config.pageSize(), config.maxPageSize());
        return page(orders.all(status, after(scope, cursor), limit + 1), scope, limit);
    }

    /** A cursor of another list does not open this one. */
    private UUID after(String scope, @Nullable String cursor) {
        if (cursor == null) {
            return LAST;
        }
        String text = cursors.open(cursor);
        if (!text.startsWith(scope)) {
            throw Problem.badRequest("cursor", "belongs to another list");
        }
        return UUID.fromString(text.substring(scope.length()));
    }

    private OrderSlice page(List<OrderSummary> oneMore, String scope, int limit) {
        if (oneMore.size() <= limit) {
            return new OrderSlice(oneMore, null);
        }
        List<OrderSummary> items = oneMore.subList(0, limit);
        return new OrderSlice(items, cursors.seal(scope + items.getLast().id()));
    }
}
