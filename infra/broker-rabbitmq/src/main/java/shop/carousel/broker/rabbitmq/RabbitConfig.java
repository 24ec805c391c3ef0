package shop.carousel.broker.rabbitmq;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What the adapter may be told beside what SmallRye's connector is. */
@ConfigMapping(prefix = "carousel.rabbitmq")
public interface RabbitConfig {

    /** The exchange that all topics go through. */
    @WithDefault("carousel")
    String exchange();

    /** How long a record waits for the broker's confirmation before its sender is told that there is none. */
    @WithDefault("5s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 1)
    Duration confirmTimeout();

    /**
     * How many bytes the value of a record may have; fewer than the broker's {@code max_message_size}, which is 16 MiB
     * from RabbitMQ 4 on.
     */
    @WithDefault("8388608")
    @Min(65_536)
    @Max(134_217_728)
    int mostBytes();

    /**
     * How often a record is delivered to a group before it goes to the group's dead letters: a process dies of it each
     * time, it seems.
     */
    @WithDefault("100")
    @Min(2)
    @Max(1_000_000)
    int deliveries();

    /** How long the queue of an instance that is gone is kept, with what was sent to it. */
    @WithDefault("7d")
    @DurationMin(minutes = 1)
    @DurationMax(days = 28)
    Duration instanceKept();

    /** The pause before records are given back to the queue whose handling failed. */
    @WithDefault("1s")
    @DurationMax(minutes = 1)
    Duration givingBackPause();
}
