package shop.carousel.order.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** E-mails to buyers. {@code quarkus.mailer.*} names the mail server. */
@ConfigMapping(prefix = "carousel.mail")
public interface MailConfig {

    /** Whether any are sent. While this is off, none are kept for later either. */
    @WithDefault("false")
    boolean enabled();

    /** Where the administrator reads what was sent, in a demonstration; nowhere by default. */
    Optional<String> inboxUrl();

    /**
     * How long the mail server may be silent before the connection is closed and the message sent again. Minutes,
     * because a slow server that already has the whole message would deliver both (RFC 5321, 4.5.3.2, asks for 2 to 10
     * minutes).
     */
    @WithDefault("5m")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 30)
    Duration timeout();

    /** The longest time of a message, however often the server answers something. */
    @WithDefault("15m")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 60)
    Duration longest();

    /** How many this process sends at a time: few, because orders come first. */
    @WithDefault("2")
    @Min(1)
    @Max(100)
    int concurrency();

    /** After how many attempts the operator decides; with the pauses between them, about two days. */
    @WithDefault("60")
    @Min(1)
    @Max(1000)
    int attempts();

    @WithDefault("2s")
    Duration firstPause();

    @WithDefault("1h")
    Duration longestPause();

    /** How many lines of an order a message lists. */
    @WithDefault("50")
    @Min(1)
    @Max(1500)
    int maxLines();
}
