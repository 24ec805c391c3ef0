package shop.carousel.demo.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(pauses(7, Duration.ofSeconds(1)))
                .isEqualTo(List.of(500L, 1_000L, 2_000L, 4_000L, 8_000L, 10_000L, 10_000L));
    }

    @Test
    void pause_afterACalmTime_beginsAnew() {
        pauses(5, Duration.ZERO);
        assertThat(pauses(1, Duration.ofSeconds(60))).isEqualTo(List.of(500L));
        assertThat(pauses(1, Duration.ofSeconds(1))).isEqualTo(List.of(1_000L));
    }
}
