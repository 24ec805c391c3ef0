package shop.carousel.ring.simulation;

import java.time.Duration;
import shop.carousel.ring.NodeOptions;

/** How the simulated processes talk to nodes: as by default, but sooner. */
final class SimulatedOptions {

    private SimulatedOptions() {}

    static NodeOptions client(Duration connect) {
        var its = NodeOptions.DEFAULT;
        return new NodeOptions(
                Duration.ofMillis(60),
                connect,
                its.connections(),
                its.queued(),
                Duration.ZERO,
                its.failures(),
                Duration.ofMillis(20),
                Duration.ofMillis(60),
                null);
    }
}
