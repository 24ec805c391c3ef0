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
import shop.carousel.order.model.Refund;
import shop.carousel.order.model.RefundLine;

/**
 * An order as it is read and cached. Of its buyer it has only the account's id and the hash of the token.
 *
 * @param refunds the oldest first
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
        List<Refund> refunds,
        @Nullable Instant deadline,
        long version) {

    /** An order on the ring may be of a version that knew no refunds. */
    @SuppressWarnings("NullAway")
    public OrderView {
        refunds = refunds == null ? List.of() : refunds;
    }

    /** What went back of its money, or is on its way. */
    @JsonIgnore
    public Money refunded() {
        return refunds.stream().map(Refund::amount).reduce(Money.zero(total.currency()), Money::plus);
    }

    /** How many units of a line have not been refunded. */
    public int left(OrderLine line) {
        int gone = 0;
        for (Refund refund : refunds) {
            List<RefundLine> its = refund.lines();
            if (its == null) {
                return 0;
            }
            gone += its.stream()
                    .filter(part -> part.sku().equals(line.sku()))
                    .mapToInt(RefundLine::quantity)
                    .sum();
        }
        return line.quantity() - gone;
    }

    /** Where the order stands. */
    @JsonIgnore
    public OrderState state() {
        return OrderState.of(status, refundDue);
    }

    /** The same order with these parts. */
    OrderView with(List<OrderLine> itsLines, List<HistoryEntry> itsHistory, List<Refund> itsRefunds) {
        return new OrderView(
                id,
                number,
                status,
                refundDue,
                accountId,
                tokenHash,
                itsLines,
                total,
                itsHistory,
                itsRefunds,
                deadline,
                version);
    }

    /** When it was placed. */
    @JsonIgnore
    public Instant placedAt() {
        return history.getFirst().at();
    }
}
