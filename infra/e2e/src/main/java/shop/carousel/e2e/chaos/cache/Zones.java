package shop.carousel.e2e.chaos.cache;

import shop.carousel.ring.RingNode;

/** Two zones: nodes and workers are in them by turns. */
final class Zones {

    private static final String FIRST = "z1";
    private static final String SECOND = "z2";

    private Zones() {}

    static RingNode node(String name, String address) {
        return new RingNode(name, address, 1, ofNode(name), 1);
    }

    static String ofNode(String name) {
        return name.endsWith("a") || name.endsWith("c") ? FIRST : SECOND;
    }

    static String ofWorker(String name) {
        return name.endsWith("2") ? SECOND : FIRST;
    }
}
