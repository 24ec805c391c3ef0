package shop.carousel.demo.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final LocalDateTime FILE = LocalDateTime.of(2010, 12, 1, 8, 0);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void time_withoutSpeed_isAlwaysTheStart() {
        assertThat(new Pace(null, FILE, START).timeOf(FILE.plusDays(3))).isEqualTo(START);
    }

    @Test
    void time_withSpeed_isScaled() {
        Pace pace = new Pace(60.0, FILE, START);
        assertThat(pace.timeOf(FILE.plusHours(1))).isEqualTo(START.plusSeconds(60));
        assertThat(pace.timeOf(FILE.minusHours(1))).isEqualTo(START);
    }
}
