package shop.carousel.kit.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The patience of consumers. */
@ConfigMapping(prefix = "carousel.consumption")
public interface ConsumptionConfig {

    /** How often a record is tried that fails for another reason than an outage. */
    @WithDefault("4")
    @Min(1)
    @Max(100)
    int attempts();

    /** The pause after the first failure; it doubles with each further one. */
    @WithDefault("50ms")
    @DurationMin(millis = 1)
    @DurationMax(minutes = 1)
    Duration firstPause();

    @WithDefault("2s")
    @DurationMin(millis = 1)
    @DurationMax(minutes = 5)
    Duration longestPause();

    /**
     * The sum of the pauses for all records of a poll that fail for another reason than an outage. After that there are
     * no pauses.
     */
    @WithDefault("1s")
    @DurationMin(millis = 0)
    @DurationMax(minutes = 5)
    Duration patience();

    /** How long to wait for the broker when a record is put aside, before the next try. */
    @WithDefault("20s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 5)
    Duration putAsideTimeout();

    /** How many bytes of a record's value are kept if its dead-letter topic does not take all of it. */
    @WithDefault("65536")
    @Min(0)
    @Max(1_000_000)
    int keptBytes();

    /** After this time with the same poll a consumer counts as stuck, and the service is not ready. */
    @WithDefault("1m")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    Duration stuckAfter();
}
