package shop.carousel.e2e.chaos.cache;

import shop.carousel.ring.RingNode;

/** Two zones: nodes and workers are in them by turns. */
final class Zones {

    private static final String ZONE_1 = "z1";
    private static final String ZONE_2 = "z2";

    private Zones() {}

    static RingNode node(String name, String address) {
        return new RingNode(name, address, 1, ofNode(name), 1);
    }

    static String ofNode(String name) {
        return name.endsWith("a") || name.endsWith("c") ? ZONE_1 : ZONE_2;
    }

    static String ofWorker(String name) {
        return name.endsWith("2") ? ZONE_2 : ZONE_1;
    }
}
