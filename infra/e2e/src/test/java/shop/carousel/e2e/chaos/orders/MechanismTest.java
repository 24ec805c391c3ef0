package shop.carousel.e2e.chaos.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.carousel.faults.Mechanism;
import shop.carousel.faults.Scripts;

/** What fault runs take out of the services' classes as they are now. */
class MechanismTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final List<String> MODULES = List.of("infra/kit", "catalog-service", "cache-ring");
    private static final Path SCRIPTS = ROOT.resolve("cache-ring/src/main/resources/shop/carousel/ring/redis");

    /** One that is not found any more would be seen in a run of minutes only. */
    @ParameterizedTest
    @EnumSource
    void mechanism_takenOutOfItsClass_leavesAClassWithoutIt(Mechanism mechanism) throws IOException {
        for (String file : mechanism.files()) {
            byte[] without = mechanism.takenOut(classFile(file));
            assertThatThrownBy(() -> mechanism.takenOut(without))
                    .as("it is still there")
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void linesOfScripts_eachStandInOne(Mechanism mechanism) throws IOException {
        List<String> scripts = new ArrayList<>();
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            for (Path file : files.toList()) {
                scripts.add(Files.readString(file));
            }
        }
        for (String line : Scripts.lines(mechanism)) {
            assertThat(scripts)
                    .filteredOn(script -> script.contains(line))
                    .as(line)
                    .hasSize(1);
        }
    }

    private static byte[] classFile(String name) throws IOException {
        Path file = MODULES.stream()
                .map(module -> ROOT.resolve(module).resolve("target/classes").resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        return Files.readAllBytes(file);
    }
}
