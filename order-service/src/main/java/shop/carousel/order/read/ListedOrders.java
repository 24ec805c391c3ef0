package shop.carousel.order.read;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.money.Money;
import shop.carousel.order.model.OrderStatus;

/**
 * Orders for lists, the newest first. Ids rise with time. Columns are read, not entities: a session would give back an
 * entity as it has read it before.
 */
@Singleton
class ListedOrders implements PanacheRepositoryBase<OrderEntity, UUID> {

    private static final Sort NEWEST_FIRST = Sort.descending("id");

    /** The columns of one. */
    record Columns(
            UUID id, String number, OrderStatus status, long totalMinor, String currency, Instant placedAt, int lines) {

        private OrderSummary summary() {
            return new OrderSummary(
                    id, number, status, new Money(totalMinor, Currency.getInstance(currency)), placedAt, lines);
        }
    }

    /** Those of an account behind an id. */
    @Transactional
    List<OrderSummary> ofAccount(UUID account, UUID before, int limit) {
        return read(find("accountId = ?1 and id < ?2", NEWEST_FIRST, account, before), limit);
    }

    /** Those behind an id, or those of them in one status. */
    @Transactional
    List<OrderSummary> all(@Nullable OrderStatus status, UUID before, int limit) {
        return read(
                status == null
                        ? find("id < ?1", NEWEST_FIRST, before)
                        : find("status = ?1 and id < ?2", NEWEST_FIRST, status, before),
                limit);
    }

    private static List<OrderSummary> read(PanacheQuery<OrderEntity> orders, int limit) {
        return orders.page(0, limit).project(Columns.class).stream()
                .map(Columns::summary)
                .toList();
    }
}
