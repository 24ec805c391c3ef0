package shop.carousel.ring;

import static shop.carousel.ring.Bounds.within;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to talk to a node.
 *
 * @param commandTimeout how long one round trip may take; 10 ms to 30 s, default 250 ms
 * @param connectTimeout how long a connection may take; 10 ms to 30 s, default 1 s
 * @param connections connections to each node, all of them pipelined; 1 to 16, default 2. Besides them there are two
 *     for callers who are few, and one for what the node announces
 * @param queued commands that may wait for a node's answer; one more is refused, which is a bypass; 16 to 100,000,
 *     default 4,096
 * @param spin how long one of few callers looks for its answer before its thread sleeps, where that pays; 0 to 1 ms,
 *     default 50 µs
 * @param failures consecutive time-outs that open a node's breaker; 1 to 100, default 3. One time-out during which the
 *     node said nothing at all opens it at once
 * @param probe the first pause before an open breaker tries the node again; it doubles up to {@code probeMax}; 10 ms to
 *     10 s, default 100 ms
 * @param probeMax the longest such pause; {@code probe} to 1 min, default 1 s
 * @param password what nodes ask for, if they do
 */
public record NodeOptions(
        Duration commandTimeout,
        Duration connectTimeout,
        int connections,
        int queued,
        Duration spin,
        int failures,
        Duration probe,
        Duration probeMax,
        @Nullable String password) {

    private static final Duration LEAST = Duration.ofMillis(10);

    /** What is said above. */
    public static final NodeOptions DEFAULT = new NodeOptions(
            Duration.ofMillis(250),
            Duration.ofSeconds(1),
            2,
            4_096,
            Duration.ofNanos(50_000),
            3,
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            null);

    public NodeOptions {
        within("commandTimeout", commandTimeout, LEAST, Duration.ofSeconds(30));
        within("connectTimeout", connectTimeout, LEAST, Duration.ofSeconds(30));
        within("connections", connections, 1, 16);
        within("queued", queued, 16, 100_000);
        within("spin", spin, Duration.ZERO, Duration.ofMillis(1));
        within("failures", failures, 1, 100);
        within("probe", probe, LEAST, Duration.ofSeconds(10));
        within("probeMax", probeMax, probe, Duration.ofMinutes(1));
    }

    public NodeOptions commandTimeout(Duration commandTimeout) {
        return new NodeOptions(
                commandTimeout, connectTimeout, connections, queued, spin, failures, probe, probeMax, password);
    }

    public NodeOptions spin(Duration spin) {
        return new NodeOptions(
                commandTimeout, connectTimeout, connections, queued, spin, failures, probe, probeMax, password);
    }

    public NodeOptions password(@Nullable String password) {
        return new NodeOptions(
                commandTimeout, connectTimeout, connections, queued, spin, failures, probe, probeMax, password);
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return ("NodeOptions[commandTimeout=%s, connectTimeout=%s, connections=%d, queued=%d, spin=%s, "
                        + "failures=%d, probe=%s, probeMax=%s]")
                .formatted(commandTimeout, connectTimeout, connections, queued, spin, failures, probe, probeMax);
    }
}
