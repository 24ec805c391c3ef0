package shop.carousel.demo.client;

import java.util.Map;

/** What a replay came to: the closing report, and {@code --json}. Every map has its keys in order. */
record ReplayFigures(
        String file,
        int rows,
        Map<String, Integer> rowsRefused,
        Orders orders,
        Cancellations cancellations,
        Times times,
        Books books) {

    /**
     * @param asked how many of the file's orders were to be placed
     * @param placed how many the shop accepted
     * @param placedEarlier how many of them an earlier replay had placed already
     * @param refused how many the shop refused, by reason
     * @param byStatus the accepted ones by the status in which they ended
     * @param unsettled how many had not come to rest when waiting ended
     */
    record Orders(
            int asked,
            int placed,
            int placedEarlier,
            Map<String, Integer> refused,
            Map<String, Integer> byStatus,
            int unsettled) {}

    /**
     * @param inFile all of the file
     * @param matched those that fit an order of this replay
     * @param sent asked of the shop
     * @param refused refused by the shop, by reason
     */
    record Cancellations(int inFile, int matched, int sent, Map<String, Integer> refused) {}

    /**
     * @param placingSeconds from the first order to the last 202
     * @param settledSeconds from the first order until all had come to rest
     * @param accepted from the request to the 202
     * @param confirmed from the request to CONFIRMED
     */
    record Times(
            double placingSeconds,
            double settledSeconds,
            double ordersPerSecond,
            Latencies.Percentiles accepted,
            Latencies.Percentiles confirmed) {}

    /**
     * @param skus how many were compared
     * @param unitsSold by this replay, less what its cancellations gave back
     * @param mismatches what is wrong, by SKU
     */
    record Books(int skus, long unitsSold, Map<String, String> mismatches) {}

    /** Whether the replay ended as it must. */
    boolean isGood() {
        return books.mismatches().isEmpty() && orders.unsettled() == 0 && orders.placed() > 0;
    }
}
