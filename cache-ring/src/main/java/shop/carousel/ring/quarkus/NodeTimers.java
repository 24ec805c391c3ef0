package shop.carousel.ring.quarkus;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingObserver;

/**
 * How long each node takes to answer, {@code carousel.ring.node.latency} by node and outcome with three percentiles,
 * and how many commands wait for its answer, {@code carousel.ring.node.waiting} by node. At most {@value #MOST} nodes
 * have meters.
 */
final class NodeTimers implements RingObserver {

    /** The largest ring. */
    static final int MOST = 256;

    private final MeterRegistry registry;
    private final ConcurrentHashMap<String, Meters> nodes = new ConcurrentHashMap<>();

    NodeTimers(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Meters(AtomicInteger waiting, Timer answered, Timer failed) {}

    @Override
    public Ending nodeCalled(String operation, RingNode node) {
        var meters = nodes.get(node.name());
        if (meters == null) {
            if (nodes.size() >= MOST) {
                return Ending.NONE;
            }
            meters = nodes.computeIfAbsent(node.name(), this::register);
        }
        return started(meters);
    }

    private static Ending started(Meters meters) {
        long start = System.nanoTime();
        meters.waiting().incrementAndGet();
        return answered -> {
            meters.waiting().decrementAndGet();
            (answered ? meters.answered() : meters.failed()).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        };
    }

    private Meters register(String node) {
        var waiting = new AtomicInteger();
        Gauge.builder("carousel.ring.node.waiting", waiting, AtomicInteger::get)
                .description("Commands that wait for the node's answer")
                .tag("node", node)
                .register(registry);
        return new Meters(waiting, timer(node, "answered"), timer(node, "failed"));
    }

    private Timer timer(String node, String outcome) {
        return Timer.builder("carousel.ring.node.latency")
                .description("How long a command takes, from its start to the node's answer")
                .tag("node", node)
                .tag("outcome", outcome)
                .publishPercentiles(0.5, 0.95, 0.99)
                .minimumExpectedValue(Duration.ofNanos(10_000))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(registry);
    }
}
