package shop.carousel.demo.supervisor;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a part is in the shop. The order of the constants is the order in which they are stopped; the limits add up to
 * less than 15 s.
 */
public enum Role {
    /** A service of the shop. */
    SERVICE(Duration.ofMillis(6_000)),
    /** The one address in front of the services. */
    GATEWAY(Duration.ofMillis(1_000)),
    /** The mail server. */
    MAIL(Duration.ofMillis(500)),
    /** The message broker. */
    BROKER(Duration.ofMillis(3_500)),
    /** The databases. */
    POSTGRES(Duration.ofMillis(2_500)),
    /** Cache and lock nodes. */
    REDIS(Duration.ofMillis(1_000));

    private final Duration stopLimit;

    Role(Duration stopLimit) {
        this.stopLimit = stopLimit;
    }

    /** How long a part may take to stop before it is killed. */
    public Duration stopLimit() {
        return stopLimit;
    }

    /** The roles that must be ready before a part of this role is started. */
    public Set<Role> needs() {
        return this == SERVICE ? EnumSet.of(POSTGRES, REDIS) : EnumSet.noneOf(Role.class);
    }
}
