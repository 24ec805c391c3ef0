package shop.carousel.ring.lock;

/** Where one waits: the queue for a key, on its node. */
record WaitQueue(LockNode node, String key) {}
