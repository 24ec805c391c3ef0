package shop.carousel.ring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ring that a process has known.
 *
 * @param since when this process heard of it, by its own clock; null for rings before its start
 */
public record RingEpoch(Topology topology, @Nullable Instant since) {}
