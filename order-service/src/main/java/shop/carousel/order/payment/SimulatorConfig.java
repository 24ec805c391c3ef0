package shop.carousel.order.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the simulated provider behaves. */
@ConfigMapping(prefix = "carousel.payment.simulator")
public interface SimulatorConfig {

    /** How long it thinks about a usual card. */
    @WithDefault("0s")
    Duration usualTime();

    /** How long it thinks about the card that is slow. */
    @WithDefault("5s")
    Duration slowTime();

    /** When it hangs up on who still waits for an answer. */
    @WithDefault("10s")
    Duration connectionTime();
}
