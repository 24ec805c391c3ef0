package shop.carousel.ring.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A few schedules; {@code main} of the simulation runs as many as there is time for. */
class MembershipSimulationTest {

    private static final long SCHEDULES = 60;

    @Test
    void schedules_leadNobodyToAnotherRing() {
        for (long seed = 0; seed < SCHEDULES; seed++) {
            assertThat(MembershipSimulation.run(seed, Set.of()))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    static Stream<String> mends() {
        return MembershipSimulation.MENDS.stream();
    }

    @ParameterizedTest
    @MethodSource("mends")
    void mend_takenOut_isMissed(String mend) {
        assertThat(MembershipSimulation.found(Set.of(mend), SCHEDULES)).isPresent();
    }
}
