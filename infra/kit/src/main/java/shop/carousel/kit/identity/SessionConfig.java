package shop.carousel.kit.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The limits of session checks. */
@ConfigMapping(prefix = "carousel.sessions")
public interface SessionConfig {

    /** How long a request waits for the state Redis. */
    @WithDefault("500ms")
    @DurationMin(millis = 10)
    @DurationMax(seconds = 5)
    Duration patience();

    /** The pages, with all below them, that renew an expired token of their visitor. */
    Optional<List<String>> renewed();
}
