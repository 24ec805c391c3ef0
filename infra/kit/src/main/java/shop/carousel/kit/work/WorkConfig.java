package shop.carousel.kit.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The settings of work. */
@ConfigMapping(prefix = "carousel.work")
public interface WorkConfig {

    /** How often to look for work that no commit of this process announced. */
    @WithDefault("1s")
    Duration pollInterval();
}
