package shop.carousel.kit.trace;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Which traces are recorded, and how much of them is kept in memory. */
@ConfigMapping(prefix = "carousel.traces")
public interface TraceConfig {

    /** How many traces a second may begin with a request that changes something; five seconds' worth at once. */
    @WithDefault("10")
    @Min(0)
    @Max(1_000_000)
    int changesPerSecond();

    /** How many traces a second may begin with a request that only reads; five seconds' worth at once. */
    @WithDefault("1")
    @Min(0)
    @Max(1_000_000)
    int readsPerSecond();

    /**
     * How many requests a second may continue a trace that their sender records: another service, or a stranger who
     * says so; five seconds' worth at once.
     */
    @WithDefault("100")
    @Min(0)
    @Max(1_000_000)
    int continuedPerSecond();

    /** How many traces are kept. */
    @WithDefault("1000")
    @Min(1)
    @Max(1_000_000)
    int traces();

    /** How many spans are kept, of all traces together. */
    @WithDefault("10000")
    @Min(1)
    @Max(10_000_000)
    int spans();

    /** How many spans are kept of one trace. */
    @WithDefault("1000")
    @Min(1)
    @Max(100_000)
    int spansPerTrace();
}
