package shop.carousel.kit.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How often a client may do something. */
@ConfigMapping(prefix = "carousel.limits")
public interface LimitConfig {

    /**
     * Addresses and networks whose clients are not limited, such as a measurement on the same machine: {@code
     * 127.0.0.1}, {@code 10.0.0.0/8}.
     */
    Optional<List<String>> exempt();

    /** How long a request waits for the state Redis to count it. */
    @WithDefault("500ms")
    @DurationMin(millis = 10)
    @DurationMax(seconds = 5)
    Duration patience();

    /** How many separate buckets each kind has; a bucket takes about 100 bytes of the state Redis. */
    @WithDefault("50000")
    @Min(1)
    @Max(1_000_000)
    int remembered();

    /** The kinds of buckets, by name. */
    Map<String, Bucket> buckets();

    /** A bucket: a burst, and then one more token after each interval. */
    interface Bucket {

        /** The burst: how many tokens it holds. */
        @Min(1)
        @Max(1_000_000)
        int burst();

        /** The interval after which it gets one more token. */
        @DurationMin(millis = 1)
        @DurationMax(days = 1)
        Duration every();

        /** Whether requests are refused while the state Redis is away. */
        @WithDefault("true")
        boolean closed();

        /** Requests that take a token of their client: {@code [METHOD ]/path/{any}[?parameter=value]}. */
        Optional<List<String>> routes();

        /** A parameter; requests that have it take none. */
        Optional<String> unless();
    }
}
