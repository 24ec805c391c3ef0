package shop.carousel.kit.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** The limits of the outbox and its relay. */
@ConfigMapping(prefix = "carousel.outbox")
public interface OutboxConfig {

    /**
     * Into how many shards keys are spread; each is drained by one relay at a time. All instances of a service use the same number:
     * changing it gives up the order between a key's old rows and its new ones.
     */
    @WithDefault("4")
    @Min(1)
    @Max(64)
    int shards();

    /** How many events are published, awaited and deleted in one transaction. */
    @WithDefault("256")
    @Min(1)
    @Max(1000)
    int batchSize();

    /** How long the relay waits for company after a commit woke it: what an event is later for it, many events are cheaper. */
    @WithDefault("5ms")
    Duration gatherTime();

    /** How often rows are looked for that no commit of this process announced. */
    @WithDefault("500ms")
    Duration pollInterval();

    /** How long a batch waits for the broker before it is rolled back and tried again. */
    @WithDefault("20s")
    Duration publishTimeout();

    /** The pause after a failed attempt. */
    @WithDefault("1s")
    Duration retryDelay();

    /** The CloudEvents source of this service's events, such as {@code /order}. */
    String source();
}
