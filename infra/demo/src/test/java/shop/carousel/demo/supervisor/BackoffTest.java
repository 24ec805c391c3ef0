package shop.carousel.demo.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff();

    private List<Long> pauses(int count, Duration ran) {
        return Stream.generate(() -> backoff.after(ran).toMillis()).limit(count).toList();
    }

    @Test
    void pause_afterQuickEnds_doublesUpToItsLimit() {
        assertEquals(List.of(500L, 1_000L, 2_000L, 4_000L, 8_000L, 10_000L, 10_000L), pauses(7, Duration.ofSeconds(1)));
    }

    @Test
    void pause_afterACalmTime_beginsAnew() {
        pauses(5, Duration.ZERO);
        assertEquals(List.of(500L), pauses(1, Duration.ofSeconds(60)));
        assertEquals(List.of(1_000L), pauses(1, Duration.ofSeconds(1)));
    }
}
