package shop.carousel.ring.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.carousel.ring.simulation.machine.Mend;

/**
 * No schedule violates a law, and each mend that is taken out is missed. An ordinary run has time for a few schedules,
 * and for those mends that are missed soon; {@code -Dschedules=300} looks at so many, without each of the mends.
 * {@code main} of each test prints the table of SIMULATION.md.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SimulationContract {

    private static final Logger LOG = Logger.getLogger("shop.carousel.ring");

    private static final long FEW = 6;

    /** Chance has it that a fault is not found in the first few. */
    private static final long MANY = 60;

    private final String program;
    private final List<Mend> mends;
    private final long schedules;
    private final long schedulesWithout;

    /** @param soon how many of the mends, the first of them, are missed soon */
    SimulationContract(String program, List<Mend> mends, int soon) {
        var wanted = Long.getLong("schedules");
        this.program = program;
        this.mends = wanted == null ? mends.subList(0, soon) : mends;
        this.schedules = wanted == null ? FEW : wanted;
        this.schedulesWithout = wanted == null ? MANY : wanted;
    }

    /** Nodes are away all the time here. */
    @BeforeAll
    static void quiet() {
        LOG.setLevel(Level.OFF);
    }

    Stream<Mend> mends() {
        return mends.stream();
    }

    @Test
    void schedules_violateNothing() {
        assertThat(Mend.NONE.found(program, schedules)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("mends")
    void mend_takenOut_isMissed(Mend mend) {
        assertThat(mend.found(program, schedulesWithout)).isPresent();
    }

    /** Prints the table. The argument is the most schedules of each. */
    static void print(String program, List<Mend> mends, String[] arguments) {
        quiet();
        long schedules = arguments.length == 0 ? 1_000 : Long.parseLong(arguments[0]);
        Stream.concat(Stream.of(Mend.NONE), mends.stream()).forEach(mend -> {
            long begin = System.nanoTime();
            var found = mend.found(program, schedules);
            System.out.printf(
                    "| %s | %s | %.1f s | %s |%n",
                    mend,
                    found.map(it -> Long.toString(it.seed() + 1)).orElse("none in " + schedules),
                    (System.nanoTime() - begin) / 1e9,
                    found.map(Mend.Found::what).orElse(""));
        });
    }
}
