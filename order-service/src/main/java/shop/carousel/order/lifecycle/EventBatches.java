package shop.carousel.order.lifecycle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Cuts events into batches with at most one event of an order, so that a batch is one statement of each kind. */
final class EventBatches {

    private EventBatches() {}

    /** The indexes of the events, batch by batch; those of one order stay in their order. */
    static List<List<Integer>> of(List<Occurrence> occurrences) {
        List<List<Integer>> batches = new ArrayList<>();
        Map<UUID, Integer> seen = new HashMap<>();
        for (int i = 0; i < occurrences.size(); i++) {
            int batch = seen.merge(occurrences.get(i).orderId(), 1, Integer::sum) - 1;
            if (batch == batches.size()) {
                batches.add(new ArrayList<>());
            }
            batches.get(batch).add(i);
        }
        return batches;
    }
}
