package shop.carousel.catalog.stock;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The limits of stock. */
@ConfigMapping(prefix = "carousel.stock")
public interface StockConfig {

    /** How long units stay reserved for an order that is not paid. */
    @WithDefault("15m")
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    Duration reservationTime();

    /** How often to look for orders whose reservation time is over. */
    @WithDefault("5s")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    Duration sweepInterval();

    /** How long an overdue order is skipped that could not be settled, so that others get their turn. */
    @WithDefault("1m")
    @DurationMin(millis = 10)
    @DurationMax(hours = 1)
    Duration sweepFailingPause();

    /** How many orders are settled together at most. */
    @WithDefault("256")
    @Min(1)
    @Max(1000)
    int batchOrders();

    /** How many lines are settled together at most; a single order may have more. */
    @WithDefault("8192")
    @Min(1)
    @Max(16_384)
    int batchLines();

    /**
     * How long one grant of the SKUs' locks lasts; it is renewed while the batch is settled. Others wait this long for
     * a process that died. No longer than the ring's {@code locks.longest-hold}.
     */
    @WithDefault("2s")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 10)
    Duration lockHold();

    /** How long a batch keeps its locks at most, renewals and all. */
    @WithDefault("30s")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 60)
    Duration lockAtMost();

    /**
     * How long to wait for another holder, or for a lock node that does not answer, before the rows' own tokens are
     * used.
     */
    @WithDefault("1s")
    @DurationMin(millis = 0)
    @DurationMax(minutes = 1)
    Duration lockWait();

    /**
     * How long no locks are requested after a lock node did not answer, so that only one batch in this time waits for
     * it.
     */
    @WithDefault("5s")
    @DurationMin(millis = 0)
    @DurationMax(minutes = 10)
    Duration lockPause();

    /** How often a batch that was overtaken takes the locks again before the rows' own tokens are used. */
    @WithDefault("3")
    @Min(0)
    @Max(100)
    int lockAttempts();

    /**
     * How long a settling process may stand still within a transaction before the database gives its rows to others.
     */
    @WithDefault("5s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 10)
    Duration standstill();

    /** The most units of a SKU that an administrator may set or add. */
    @WithDefault("1000000000")
    @Min(1)
    @Max(1_000_000_000_000L)
    long unitsLimit();

    /** How many SKUs one request may ask for. */
    @WithDefault("100")
    @Min(1)
    @Max(1000)
    int skusPerRequest();

    /** How long a level stays on the ring; a change is seen at once, this only bounds memory. */
    @WithDefault("30m")
    Duration cacheTime();

    /** How much longer it is served while it is read again. */
    @WithDefault("5m")
    @DurationMin(seconds = 0)
    @DurationMax(days = 1)
    Duration cacheGrace();

    /** How long the ring remembers that a SKU has no stock row. */
    @WithDefault("30s")
    Duration absenceTime();
}
