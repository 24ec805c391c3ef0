package shop.carousel.order.refund;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shop.carousel.kit.money.Money;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.model.OrderLine;
import shop.carousel.order.model.OrderState;
import shop.carousel.order.model.RefundLine;
import shop.carousel.order.read.OrderView;

/**
 * The amounts of a refund for an order as it is: never more than was paid, in sum and for each line.
 *
 * @param cancels whether it leaves nothing of an order that has not left the house: then the order ends, and its stock
 *     returns
 */
public record RefundPlan(List<RefundLine> lines, Money amount, boolean cancels) {

    /** What the request comes to; a 409 if that much is not left, a 422 if the order has no such line. */
    static RefundPlan of(OrderView order, RefundRequest request) {
        List<RefundLine> lines = request.lines().isEmpty() ? allLeft(order) : chosen(order, request);
        Money amount = lines.stream()
                .map(RefundLine::amount)
                .reduce(Money.zero(order.total().currency()), Money::plus);
        if (amount.minorUnits() == 0) {
            throw Problem.conflict("nothing-left", "No money of this order is left to refund.");
        }
        boolean isAll = order.total().minus(order.refunded()).equals(amount);
        return new RefundPlan(lines, amount, isAll && isInTheHouse(order.state()));
    }

    /** Whether it is paid and can still be cancelled. */
    private static boolean isInTheHouse(OrderState state) {
        return state instanceof OrderState.Paid || state instanceof OrderState.Confirmed;
    }

    private static List<RefundLine> allLeft(OrderView order) {
        return order.lines().stream()
                .filter(line -> order.left(line) > 0)
                .map(line -> part(line, order.left(line)))
                .toList();
    }

    private static List<RefundLine> chosen(OrderView order, RefundRequest request) {
        Map<String, OrderLine> bySku = new HashMap<>();
        order.lines().forEach(line -> bySku.put(line.sku(), line));
        Problem.Fields wrong = new Problem.Fields();
        List<RefundLine> chosen = new ArrayList<>();
        for (RefundRequest.Line wanted : request.lines()) {
            OrderLine line = bySku.get(wanted.sku());
            if (line == null) {
                wrong.require(false, wanted.field() + ".sku", "is not in the order: " + wanted.sku());
            } else {
                wrong.require(
                        wanted.quantity() <= line.quantity(),
                        wanted.field() + ".quantity",
                        "is more than the %d that were ordered".formatted(line.quantity()));
                chosen.add(part(line, wanted.quantity()));
            }
        }
        wrong.throwIfAny();
        requireLeft(order, request, bySku);
        return chosen;
    }

    private static RefundLine part(OrderLine line, int quantity) {
        return new RefundLine(line.sku(), quantity, line.unitPrice().times(quantity));
    }

    private static void requireLeft(OrderView order, RefundRequest request, Map<String, OrderLine> bySku) {
        Problem problem = Problem.conflict("already-refunded", "Fewer units than that can still be refunded.");
        boolean isTooMuch = false;
        for (RefundRequest.Line wanted : request.lines()) {
            OrderLine line = bySku.get(wanted.sku());
            int left = line == null ? 0 : order.left(line);
            if (wanted.quantity() > left) {
                isTooMuch = true;
                problem = problem.withError(wanted.field() + ".quantity", "is more than the %d left".formatted(left));
            }
        }
        if (isTooMuch) {
            throw problem;
        }
    }
}
