package shop.carousel.order.stream;

import java.time.Duration;

/** Streams in tests. */
record Limits(int max, int maxPerOrder, int maxPerClient) implements StreamConfig {

    @Override
    public Duration maxTime() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Duration heartbeat() {
        return Duration.ofSeconds(1);
    }
}
