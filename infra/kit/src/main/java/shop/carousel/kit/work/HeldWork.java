package shop.carousel.kit.work;

/**
 * Work that somebody has taken up, as its row says.
 *
 * @param attempt of who holds it
 * @param until what the row says of the lease's end; only whether it changes counts
 * @param leaseMillis how long the lease lasts from when it was last begun
 */
record HeldWork(String key, int attempt, long until, long leaseMillis) {}
