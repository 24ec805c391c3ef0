package shop.carousel.ring.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.write.RecentInvalidations.Invalidation;

/** What was said of rows is forgotten when it is settled, and not before. */
class RecentInvalidationsTest {

    private final RecentInvalidations recent = new RecentInvalidations();

    private Invalidation invalidation(long epoch) {
        var invalidation = recent.begin(Map.of("k", 1L));
        invalidation.ended(epoch);
        invalidation.over();
        return invalidation;
    }

    private void confirmed(long epoch) {
        recent.confirmed(System.nanoTime() + 1, epoch);
    }

    @Test
    void said_underTheRingThatIsConfirmedLater_isForgotten() {
        invalidation(1);
        confirmed(1);
        assertThat(recent.size()).isZero();
    }

    @Test
    void said_afterTheMomentThatIsConfirmed_stays() {
        long before = System.nanoTime();
        invalidation(1);
        recent.confirmed(before, 1);
        assertThat(recent.size()).isEqualTo(1);
    }

    @Test
    void said_underAnEarlierRing_staysUntilItIsSaidAgain() {
        invalidation(1);
        confirmed(2);
        assertThat(recent.size()).isEqualTo(1);
        for (var again : recent.outdated(2)) {
            assertThat(again.take()).isTrue();
            assertThat(again.take()).as("by another").isFalse();
            again.ended(2);
            again.over();
        }
        confirmed(2);
        assertThat(recent.size()).isZero();
    }

    @Test
    void underWay_isNotForgotten_andNotTakenByAnother() {
        recent.begin(Map.of("k", 1L));
        confirmed(1);
        assertThat(recent.size()).isEqualTo(1);
        assertThat(recent.outdated(2)).isEmpty();
    }

    @Test
    void failed_isSaidAgain_evenUnderTheSameRing() {
        recent.begin(Map.of("k", 1L)).over();
        confirmed(1);
        assertThat(recent.outdated(1)).hasSize(1);
    }

    /** More keys than are kept: those that nobody has told any node must not be forgotten. */
    @Test
    void moreThanAreKept_whatIsUnderWayStays_theOldestThatWereSaidGo() {
        invalidation(1);
        var many = IntStream.range(0, RecentInvalidations.MOST + 1)
                .boxed()
                .collect(Collectors.toMap(i -> "k" + i, i -> 1L));
        recent.begin(many);
        assertThat(recent.size()).isEqualTo(many.size());
        assertThat(recent.outdated(2)).isEmpty();
    }
}
