package shop.carousel.kit.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How work is looked for. */
@ConfigMapping(prefix = "carousel.work")
public interface WorkConfig {

    /** How often work is looked for that no commit of this process announced. */
    @WithDefault("1s")
    Duration pollInterval();
}
