package shop.carousel.kit.combine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long batches and callers wait. */
@ConfigMapping(prefix = "carousel.combine")
public interface CombineConfig {

    /** After this time a batch that is not done lets the next one begin beside it. */
    @WithDefault("1s")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 1)
    Duration batchTime();

    /** How long a caller waits for its answer, from its call on. */
    @WithDefault("6s")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 5)
    Duration patience();
}
