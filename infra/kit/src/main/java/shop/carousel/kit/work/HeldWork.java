package shop.carousel.kit.work;

/**
 * Work that a process has taken up, as its row says.
 *
 * @param attempt of its holder
 * @param until the lease's end in the row; only whether it changes counts
 * @param leaseMillis how long the lease lasts from when it was last begun
 */
record HeldWork(String key, int attempt, long until, long leaseMillis) {}
