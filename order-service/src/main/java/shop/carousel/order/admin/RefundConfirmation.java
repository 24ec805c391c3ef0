package shop.carousel.order.admin;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import shop.carousel.order.admin.AdminPage.Frame;
import shop.carousel.order.model.RefundLine;
import shop.carousel.order.read.OrderView;
import shop.carousel.order.refund.RefundPlan;

/**
 * The question whether that much is really to go back.
 *
 * @param cancels whether the order ends by it
 * @param key the Idempotency-Key of this question: answered twice, it gives once
 */
record RefundConfirmation(
        Frame frame,
        String number,
        String back,
        String action,
        String amount,
        boolean cancels,
        String reason,
        String key,
        List<Row> rows) {

    /** Whether its lines are too many for a form: then they are all that is left. */
    public boolean all() {
        return rows.size() > RefundForm.MOST_LINES;
    }

    /** Units that it is for, and the field that carries them. */
    record Row(String name, String product, int quantity, String amount) {}

    static RefundConfirmation of(Frame frame, OrderView order, RefundPlan plan, MultivaluedMap<String, String> typed) {
        String page = "/admin/orders/" + order.id();
        return new RefundConfirmation(
                frame,
                order.number(),
                page,
                page + "/refunds",
                plan.amount().display(),
                plan.cancels(),
                RefundForm.text(typed, RefundForm.REASON),
                UUID.randomUUID().toString(),
                plan.lines().stream().map(line -> row(order, line)).toList());
    }

    private static Row row(OrderView order, RefundLine line) {
        int place = IntStream.range(0, order.lines().size())
                .filter(i -> order.lines().get(i).sku().equals(line.sku()))
                .findFirst()
                .orElseThrow();
        return new Row(
                RefundForm.name(place),
                order.lines().get(place).name(),
                line.quantity(),
                line.amount().display());
    }
}
