package shop.carousel.ring.wire.direct;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpinTest {

    private static final Duration LONGEST = Duration.ofNanos(50_000);

    @Test
    void answersThatComeInTime_areLookedForEachTime() {
        var spin = new Spin(LONGEST, 2);
        assertThat(looks(spin, 1_000, true)).isEqualTo(1_000);
    }

    @Test
    void lookInVain_isFollowedByTwiceAsManyWaitsWithout() {
        var spin = new Spin(LONGEST, 2);
        assertThat(looks(spin, 1 + 1 + 1 + 2 + 1 + 4 + 1, false)).isEqualTo(4);
    }

    @Test
    void nodeThatIsFar_isLookedForInOneWaitOfMany() {
        var spin = new Spin(LONGEST, 2);
        looks(spin, 10_000, false);
        assertThat(looks(spin, 100 * Spin.RAREST, false)).isEqualTo(100);
    }

    @Test
    void oneAnswerInTime_isTrustedAtOnce() {
        var spin = new Spin(LONGEST, 2);
        looks(spin, 10_000, false);
        assertThat(looks(spin, Spin.RAREST, true)).isPositive();
        assertThat(looks(spin, 100, true)).isEqualTo(100);
    }

    @Test
    void onOneProcessor_andWhereItIsSwitchedOff_nothingIsLookedFor() {
        assertThat(new Spin(LONGEST, 1).nanos()).isZero();
        assertThat(new Spin(Duration.ZERO, 2).nanos()).isZero();
    }

    /** How many of so many waits began with a look, when all of those end alike. */
    private static int looks(Spin spin, int waits, boolean paid) {
        int looks = 0;
        for (int i = 0; i < waits; i++) {
            if (spin.nanos() > 0) {
                looks++;
                spin.ended(paid);
            }
        }
        return looks;
    }
}
