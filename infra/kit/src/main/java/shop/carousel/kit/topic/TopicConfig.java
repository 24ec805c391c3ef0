package shop.carousel.kit.topic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The topics that a service writes or reads. */
@ConfigMapping(prefix = "carousel.topics")
public interface TopicConfig {

    /** The names; those that are missing are created at the start. */
    List<String> names();

    /**
     * Which group receives which topic, in the whole shop: {@code *} stands for anything. Groups of single instances
     * are not included.
     */
    Map<String, String> groups();

    /** The number of a topic's partitions, if the broker has them. */
    @WithDefault("6")
    @Min(1)
    @Max(256)
    int partitions();

    /** How many brokers keep each record; 3 in production. */
    @WithDefault("1")
    @Min(1)
    @Max(5)
    short replicas();

    /** How long the start waits for the broker before it continues without it; consumers find the topics later. */
    @WithDefault("60s")
    Duration startTimeout();
}
