package shop.carousel.order.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** E-mails to buyers. Where the mail server is, {@code quarkus.mailer.*} says. */
@ConfigMapping(prefix = "carousel.mail")
public interface MailConfig {

    /** Whether any are sent. While this is off, none are kept for later either. */
    @WithDefault("false")
    boolean enabled();

    /** Where the administrator reads what was sent, in a demonstration; nowhere by default. */
    Optional<String> inboxUrl();

    /** How long the mail server is waited for. */
    @WithDefault("10s")
    Duration timeout();

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
