package shop.carousel.ring;

/**
 * How a process knows the ring.
 *
 * @param kind how the ring is agreed: {@code static}, {@code kafka} or {@code rabbitmq}
 * @param epoch of the ring that this process knows; 0 before it knows any
 * @param current whether that is known to be the latest; when not, the cache is bypassed
 * @param migrating whether entries that got another owner are still looked for at the former one
 */
public record MembershipStatus(String kind, long epoch, boolean current, boolean migrating) {}
