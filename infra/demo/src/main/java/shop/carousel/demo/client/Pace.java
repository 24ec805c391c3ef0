package shop.carousel.demo.client;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Turns file time into real time: so many times faster, or as fast as it goes. */
final class Pace {

    private final @Nullable Double speed;
    private final LocalDateTime fileStart;
    private final Instant start;

    Pace(@Nullable Double speed, LocalDateTime fileStart, Instant start) {
        this.speed = speed;
        this.fileStart = fileStart;
        this.start = start;
    }

    /** When something of that date is to happen, at the earliest. */
    Instant timeOf(LocalDateTime date) {
        if (speed == null || date.isBefore(fileStart)) {
            return start;
        }
        double millis = Duration.between(fileStart, date).toMillis() / speed;
        return start.plusMillis((long) millis);
    }

    /** Waits until that time. */
    void await(LocalDateTime date) throws InterruptedException {
        Duration rest = Duration.between(Instant.now(), timeOf(date));
        if (rest.isPositive()) {
            TimeUnit.MILLISECONDS.sleep(rest.toMillis());
        }
    }
}
