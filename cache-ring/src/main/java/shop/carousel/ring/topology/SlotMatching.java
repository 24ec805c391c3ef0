package shop.carousel.ring.topology;

import java.util.PriorityQueue;

/**
 * Gives each slot to the nearest node that has room: deferred acceptance (Gale and Shapley 1962), slots proposing.
 *
 * <p>Each slot proposes to its nearest node. A node with more than its capacity keeps the nearest slots and sends the
 * others on to their next choice, until nobody is over. The outcome is the one stable matching that is best for the
 * slots; it does not depend on the order in which proposals are made. A node that joins or leaves therefore disturbs
 * only the few slots at the rim of the capacities.
 */
final class SlotMatching {

    /** A node owns at most this much of its weight's share. */
    static final double CAPACITY = 1.02;

    private final SlotScores scores;
    private final byte[] owners = new byte[HashRing.SLOTS];

    /** Of each slot from its owner, as far as it was asked for; 0 is unknown. */
    private final double[] distances = new double[HashRing.SLOTS];

    private final int[] held;

    SlotMatching(SlotScores scores) {
        this.scores = scores;
        this.held = new int[scores.nodes()];
    }

    byte[] table() {
        var scratch = new double[held.length];
        for (int slot = 0; slot < owners.length; slot++) {
            give(slot, scores.nearest(slot, scratch));
        }
        for (int node = anyOverfull(); node >= 0; node = anyOverfull()) {
            sendOn(node, held[node] - capacity(node));
        }
        return owners;
    }

    private int anyOverfull() {
        for (int node = 0; node < held.length; node++) {
            if (held[node] > capacity(node)) {
                return node;
            }
        }
        return -1;
    }

    private int capacity(int node) {
        return Math.max(1, (int) (CAPACITY * HashRing.SLOTS * scores.share(node)));
    }

    /** Sends a node's farthest slots on to their next choice. */
    private void sendOn(int node, int excess) {
        for (var far : farthest(node, excess)) {
            held[node]--;
            give(far.slot(), scores.nextAfter(node, far.slot()));
        }
    }

    private PriorityQueue<Candidate> farthest(int node, int count) {
        var farthest = new PriorityQueue<Candidate>(count + 1);
        for (int slot = 0; slot < owners.length; slot++) {
            if ((owners[slot] & 0xFF) == node) {
                double distance = distance(node, slot);
                if (farthest.size() < count || distance >= farthest.element().distance()) {
                    farthest.add(new Candidate(slot, distance));
                }
                if (farthest.size() > count) {
                    farthest.remove();
                }
            }
        }
        return farthest;
    }

    private double distance(int node, int slot) {
        if (distances[slot] == 0) {
            distances[slot] = scores.distance(node, slot);
        }
        return distances[slot];
    }

    private void give(int slot, int node) {
        owners[slot] = (byte) node;
        distances[slot] = 0;
        held[node]++;
    }

    /** Ordered from near to far; equal distances by slot. */
    private record Candidate(int slot, double distance) implements Comparable<Candidate> {

        @Override
        public int compareTo(Candidate other) {
            int byDistance = Double.compare(distance, other.distance);
            return byDistance != 0 ? byDistance : Integer.compare(slot, other.slot);
        }
    }
}
