package shop.carousel.catalog.stock;

import java.util.ArrayList;
import java.util.List;

/** Cuts deliveries into pieces that name a bounded number of lines. */
final class BatchCut {

    private BatchCut() {}

    /** The deliveries in their order, each piece with at most that many lines, or with one order that has more. */
    static List<List<Delivery>> of(List<Delivery> deliveries, int lines) {
        List<List<Delivery>> pieces = new ArrayList<>();
        int start = 0;
        int sum = 0;
        for (int at = 0; at < deliveries.size(); at++) {
            int own = lines(deliveries.get(at).request());
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

    private static int lines(StockRequest request) {
        return request instanceof StockRequest.Reserve reserve ? reserve.lines().size() : 1;
    }
}
