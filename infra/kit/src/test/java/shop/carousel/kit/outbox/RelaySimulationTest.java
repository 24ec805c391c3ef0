package shop.carousel.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.carousel.demo.testing.RealServers;
import shop.carousel.kit.outbox.RelaySimulation.Mend;

/** A few schedules; {@code -Dschedules=1000} looks at more of them. Prints in which one each mend is missed. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "order"))
class RelaySimulationTest {

    private static final long SCHEDULES = Long.getLong("schedules", 12);

    @Inject
    RelaySimulation simulation;

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void schedules_violateNothing() {
        assertThat(simulation.found(Mend.NONE, SCHEDULES)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void mend_takenOut_isMissed(Mend mend) {
        long begin = System.nanoTime();
        var found = simulation.found(mend, 20 * SCHEDULES);
        System.out.printf("| %s | %s | %.1f s |%n", mend, found, (System.nanoTime() - begin) / 1e9);
        assertThat(found).isPresent();
    }
}
