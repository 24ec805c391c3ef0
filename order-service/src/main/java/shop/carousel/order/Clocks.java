package shop.carousel.order;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The service's clock, in the database's precision, so that a time reads the same before and after it was stored. */
final class Clocks {

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    Clocks() {}

    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), MICROSECOND);
    }
}
