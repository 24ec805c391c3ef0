package shop.carousel.ring;

import java.time.Duration;
import java.util.SortedMap;

/**
 * A lock that this process holds.
 *
 * @param tokens the fencing token of each key
 * @param age time since it was requested
 * @param remaining time until it ends if it is not renewed
 * @param renewed whether it is renewed for as long as its owner keeps it
 */
public record HeldLock(SortedMap<String, Long> tokens, Duration age, Duration remaining, boolean renewed) {}
