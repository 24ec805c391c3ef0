package shop.carousel.kit.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The limits of the outbox and its relay. */
@ConfigMapping(prefix = "carousel.outbox")
public interface OutboxConfig {

    /**
     * Into how many shards keys are spread; each is drained by one relay at a time. All instances of a service use the
     * same number: changing it gives up the order between a key's old rows and its new ones.
     */
    @WithDefault("4")
    @Min(1)
    @Max(64)
    int shards();

    /** How many events are published, awaited and deleted in one transaction. */
    @WithDefault("256")
    @Min(1)
    @Max(1000)
    int batchSize();

    /**
     * How far apart batches begin at least. What comes alone goes at once; what is committed meanwhile goes together,
     * and is as much later as it makes everything behind it cheaper: the broker's requests, the consumers' polls and
     * their transactions.
     */
    @WithDefault("20ms")
    @DurationMin(millis = 0)
    @DurationMax(seconds = 10)
    Duration pace();

    /** How often rows are looked for that no commit of this process announced. */
    @WithDefault("1s")
    Duration pollInterval();

    /** How long a batch waits for the broker before it is rolled back and tried again. */
    @WithDefault("20s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 5)
    Duration publishTimeout();

    /**
     * How long a relay may stand still with a batch in its hands before the database takes the shards from it: then
     * another relay goes on. One that only waits for the broker says so to the database three times as often.
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
