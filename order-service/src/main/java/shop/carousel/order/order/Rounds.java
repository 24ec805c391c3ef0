package shop.carousel.order.order;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Cuts events into rounds in which no order has two, so that a round is one statement of each kind. */
final class Rounds {

    private Rounds() {}

    /** The places of the events, round by round; those of one order stay in their order. */
    static List<List<Integer>> of(List<Occurrence> occurrences) {
        List<List<Integer>> rounds = new ArrayList<>();
        Map<UUID, Integer> seen = new HashMap<>();
        for (int i = 0; i < occurrences.size(); i++) {
            int round = seen.merge(occurrences.get(i).orderId(), 1, Integer::sum) - 1;
            if (round == rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(i);
        }
        return rounds;
    }
}
