package shop.carousel.catalog.stock.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Cuts deliveries into pieces that touch a bounded number of lines. */
final class BatchCut {

    private BatchCut() {}

    /**
     * The deliveries in their order, each piece with at most that many lines, or with one order that has more.
     *
     * @param linesOf how many lines a delivery touches: those that it names, or those that its order holds
     */
    static List<List<Delivery>> of(List<Delivery> deliveries, int lines, ToIntFunction<Delivery> linesOf) {
        List<List<Delivery>> pieces = new ArrayList<>();
        int start = 0;
        int sum = 0;
        for (int at = 0; at < deliveries.size(); at++) {
            int own = linesOf.applyAsInt(deliveries.get(at));
            if (at > start && sum + own > lines) {
                pieces.add(deliveries.subList(start, at));
                start = at;
                sum = 0;
            }
            sum += own;
        }
        if (start < deliveries.size()) {
            pieces.add(deliveries.subList(start, deliveries.size()));
        }
        return pieces;
    }
}
