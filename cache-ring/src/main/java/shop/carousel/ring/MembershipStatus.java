package shop.carousel.ring;

/**
 * A process's knowledge of the ring.
 *
 * @param kind how the ring is agreed: {@code static}, {@code kafka} or {@code rabbitmq}
 * @param epoch of the ring that this process knows; 0 before it knows any
 * @param current whether that is known to be the latest; if not, the cache is bypassed
 * @param migrating whether entries with a new owner are still looked for at the former one
 */
public record MembershipStatus(String kind, long epoch, boolean current, boolean migrating) {}
