package shop.carousel.order.read;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.money.Money;
import shop.carousel.order.model.HistoryEntry;
import shop.carousel.order.model.OrderLine;
import shop.carousel.order.model.OrderState;
import shop.carousel.order.model.OrderStatus;

/**
 * An order as it is read, and cached: nothing in it tells who bought it but an account's id and the hash of the token.
 *
 * @param refundDue whether money is still to go back
 * @param deadline until when the stock is set aside
 * @param version the row's version that this was read from
 */
public record OrderView(
        UUID id,
        String number,
        OrderStatus status,
        boolean refundDue,
        @Nullable UUID accountId,
        byte[] tokenHash,
        List<OrderLine> lines,
        Money total,
        List<HistoryEntry> history,
        @Nullable Instant deadline,
        long version) {

    /** Where the order stands. */
    @JsonIgnore
    public OrderState state() {
        return OrderState.of(status, refundDue);
    }

    /** The same order with these parts. */
    OrderView with(List<OrderLine> itsLines, List<HistoryEntry> itsHistory) {
        return new OrderView(
                id, number, status, refundDue, accountId, tokenHash, itsLines, total, itsHistory, deadline, version);
    }

    /** When it was placed. */
    @JsonIgnore
    public Instant placedAt() {
        return history.getFirst().at();
    }
}
