package shop.carousel.kit.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import shop.carousel.contracts.OutboxLocks;

/** The limits of the outbox and its relay. */
@ConfigMapping(prefix = "carousel.outbox")
public interface OutboxConfig {

    /**
     * The number of shards that keys are spread over; each is drained by one relay at a time. All instances of a
     * service use the same number: changing it gives up the order between a key's old rows and its new ones.
     */
    @WithDefault("4")
    @Min(1)
    @Max(OutboxLocks.MOST_SHARDS)
    int shards();

    /** How many events are published, awaited and deleted in one transaction. */
    @WithDefault("256")
    @Min(1)
    @Max(1000)
    int batchSize();

    /**
     * The shortest time between the beginnings of two batches. A lone event goes at once; events committed meanwhile go
     * together. They are a little later, and make everything behind them cheaper: the broker's requests, the consumers'
     * polls and their transactions.
     */
    @WithDefault("20ms")
    @DurationMin(millis = 0)
    @DurationMax(seconds = 10)
    Duration pace();

    /** How often to look for rows that no commit of this process announced. */
    @WithDefault("1s")
    Duration pollInterval();

    /** How long a batch waits for the broker before it is rolled back and tried again. */
    @WithDefault("20s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 5)
    Duration publishTimeout();

    /**
     * How long a relay may stand still with a batch before the database ends its transaction and another relay takes
     * its shards. A relay that only waits for the broker tells the database three times in this time.
     */
    @WithDefault("3s")
    @DurationMin(millis = 300)
    @DurationMax(minutes = 1)
    Duration standstill();

    /** The pause after a failed attempt. */
    @WithDefault("1s")
    Duration retryDelay();

    /** The CloudEvents source of this service's events, such as {@code /order}. */
    String source();
}
