package shop.carousel.catalog.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The limits of imports. */
@ConfigMapping(prefix = "carousel.imports")
public interface ImportConfig {

    /**
     * Where an upload is kept until all of it is there; the system's folder for temporary files where nothing is said.
     */
    Optional<String> directory();

    /** How many products are stored in one transaction. */
    @WithDefault("500")
    @Min(1)
    @Max(5000)
    int batchSize();

    /** The longest line, or record of several lines, in bytes; a longer one is rejected. */
    @WithDefault("1048576")
    @Min(1024)
    @Max(16_777_216)
    int lineBytes();

    /** How much a compressed file may unpack to, in bytes. */
    @WithDefault("4294967296")
    @Min(1_048_576)
    long unpackedBytes();

    /** How many rejected lines a job remembers with their reason; the others are only counted. */
    @WithDefault("1000")
    @Min(1)
    @Max(10_000)
    int errors();

    /** How many jobs may wait, on all instances together, before another upload is refused. */
    @WithDefault("16")
    @Min(1)
    @Max(1000)
    int waitingJobs();

    /** How many products a job remembers, to detect repeated ones in its file. */
    @WithDefault("200000")
    @Min(1)
    @Max(5_000_000)
    int rememberedSkus();

    /** The first stock of a product whose file has none. */
    @WithDefault("1000000")
    @Min(0)
    @Max(1_000_000_000)
    int stock();

    /** How long a job belongs to its instance without a renewal; then another continues it. */
    @WithDefault("30s")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 10)
    Duration lease();

    /** How often a job may be begun without progress, for example because its process ended, before it has failed. */
    @WithDefault("3")
    @Min(3)
    @Max(100)
    int tries();
}
