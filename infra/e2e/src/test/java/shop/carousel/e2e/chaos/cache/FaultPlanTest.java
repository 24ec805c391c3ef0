package shop.carousel.e2e.chaos.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final List<String> MEMBERS = List.of("redis-a", "redis-b", "redis-c");
    private static final long MINUTES = 240_000;
    private static final int KINDS = 20;

    /** Clocks are set back and forth. */
    private static final int CLASSES = KINDS - 1;

    private static List<Strike> plan(long seed) {
        return FaultPlan.of(seed, MINUTES, MEMBERS, "redis-d", Set.of());
    }

    @Test
    void plan_sameSeed_isTheSame() {
        assertThat(plan(7)).isEqualTo(plan(7));
        assertThat(plan(8)).isNotEqualTo(plan(7));
    }

    @Test
    void plan_longEnough_hasEveryKindOfFault() {
        for (long seed = 0; seed < 50; seed++) {
            var kinds = plan(seed).stream()
                    .limit(KINDS)
                    .map(strike -> strike.fault().getClass())
                    .collect(Collectors.toSet());
            assertThat(kinds).as("seed " + seed).hasSize(CLASSES);
        }
    }

    @Test
    void faults_neverOverlap_andAllAreHealedBeforeTheEnd() {
        for (long seed = 0; seed < 50; seed++) {
            long calmSince = 0;
            for (Strike strike : plan(seed)) {
                assertThat(strike.atMillis() - calmSince)
                        .as(strike + ", seed " + seed)
                        .isGreaterThanOrEqualTo(2_000);
                calmSince = strike.endMillis();
            }
            assertThat(calmSince + 2_000).as("seed " + seed).isLessThan(MINUTES);
        }
    }
}
