package shop.carousel.kit.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaseWatchTest {

    private static final Duration LEASE = Duration.ofSeconds(40);
    private static final HeldWork HELD = held(1, 1_000);

    private final LeaseWatch watch = new LeaseWatch();

    private static HeldWork held(int attempt, long until) {
        return new HeldWork("key", attempt, until, LEASE.toMillis());
    }

    private List<HeldWork> look(int second, HeldWork work) {
        return watch.over(List.of(work), Duration.ofSeconds(second).toNanos());
    }

    @Test
    void lease_neverBegunAnew_isOverWhenItWasSeenForItsTime() {
        for (int second = 0; second < 40; second += 10) {
            assertThat(look(second, HELD)).isEmpty();
        }
        assertThat(look(40, HELD)).isEqualTo(List.of(HELD));
    }

    @Test
    void lease_begunAnew_isWatchedFromThen() {
        look(0, HELD);
        look(20, HELD);
        HeldWork extended = held(1, 2_000);
        assertThat(look(39, extended)).isEmpty();
        assertThat(look(59, extended)).isEmpty();
        assertThat(look(78, extended)).isEmpty();
        assertThat(look(79, extended)).isEqualTo(List.of(extended));
    }

    @Test
    void lease_ofWhoTookItUpSince_isAnother() {
        look(0, HELD);
        look(20, HELD);
        assertThat(look(40, held(2, 1_000))).isEmpty();
    }

    /** While the database is away its holder cannot begin it anew either. */
    @Test
    void lease_thatCouldNotBeLookedAt_isWatchedFromTheNextLook() {
        look(0, HELD);
        look(20, HELD);
        assertThat(look(60, HELD)).isEmpty();
        look(80, HELD);
        assertThat(look(100, HELD)).isEqualTo(List.of(HELD));
    }

    @Test
    void lease_thatWasNotThereInBetween_isWatchedFromTheNextLook() {
        look(0, HELD);
        watch.over(List.of(), Duration.ofSeconds(20).toNanos());
        assertThat(look(40, HELD)).isEmpty();
    }
}
