package shop.carousel.ring.lock;

import java.util.List;

/** The part of a lock that is on one node. */
record Share(LockNode node, List<String> keys) {}
