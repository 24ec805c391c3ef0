package shop.carousel.kit.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentReadingTest {

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger readings = new AtomicInteger();

    @Test
    void figure_askedOftenWithinTenSeconds_isReadOnce_thenAgain() {
        var reading = new RecentReading<>(readings::incrementAndGet, now::get);
        for (int gauge = 0; gauge < 20; gauge++) {
            assertThat(reading.figure(Integer::doubleValue)).isEqualTo(1);
        }
        now.addAndGet(RecentReading.MAX_AGE.toNanos());
        assertThat(reading.figure(Integer::doubleValue)).isEqualTo(2);
    }

    @Test
    void figure_ofAReadingThatFails_isNoNumber_andIsNotTriedForEachGauge() {
        var reading = new RecentReading<Integer>(
                () -> {
                    readings.incrementAndGet();
                    throw new IllegalStateException("the database is away");
                },
                now::get);
        for (int gauge = 0; gauge < 20; gauge++) {
            assertThat(reading.figure(Integer::doubleValue)).isNaN();
        }
        assertThat(readings).hasValue(1);
    }
}
