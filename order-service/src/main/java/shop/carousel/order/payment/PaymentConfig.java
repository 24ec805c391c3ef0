package shop.carousel.order.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The limits of payments. */
@ConfigMapping(prefix = "carousel.payment")
public interface PaymentConfig {

    /** How long to wait for the provider. After that its answer is unknown, and is requested by key. */
    @WithDefault("3s")
    Duration timeout();

    /** How often a payment is tried or asked for before it is given up. Refunds are never given up. */
    @WithDefault("5")
    @Min(1)
    @Max(20)
    int attempts();

    /** The pause after the first attempt without an answer; it doubles with each further one. */
    @WithDefault("1s")
    Duration firstPause();

    @WithDefault("1m")
    Duration longestPause();

    /** How many payments this process works on at a time. */
    @WithDefault("64")
    @Min(1)
    @Max(1000)
    int concurrency();

    /** How many payments that end at the same time share a transaction. */
    @WithDefault("64")
    @Min(1)
    @Max(1000)
    int settledTogether();

    /**
     * How long after it was taken up a payment may be requested without another check of its order. A cancellation in
     * that time may cross with the request; the money is refunded then.
     */
    @WithDefault("100ms")
    @DurationMin(millis = 0)
    @DurationMax(seconds = 10)
    Duration fresh();

    /**
     * How long a payment belongs to the process that took it up. Longer than any attempt: an attempt makes at most two
     * calls.
     */
    @WithDefault("30s")
    Duration lease();

    /** How often to look for work that no commit of this process announced. */
    @WithDefault("500ms")
    Duration pollInterval();
}
