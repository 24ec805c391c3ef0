package shop.carousel.e2e.chaos.orders;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.carousel.faults.Mechanism;

/** What fault runs take out of the services' classes as they are now. */
class MechanismTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final List<String> MODULES = List.of("infra/kit", "catalog-service");

    /** One that is not found any more would be seen in a run of minutes only. */
    @ParameterizedTest
    @EnumSource
    void mechanism_takenOutOfItsClass_leavesAClassWithoutIt(Mechanism mechanism) throws IOException {
        byte[] without = mechanism.takenOut(classFile(mechanism));
        assertThatThrownBy(() -> mechanism.takenOut(without))
                .as("it is still there")
                .isInstanceOf(IllegalStateException.class);
    }

    private static byte[] classFile(Mechanism mechanism) throws IOException {
        Path file = classes(mechanism).findFirst().orElseThrow();
        return Files.readAllBytes(file);
    }

    private static Stream<Path> classes(Mechanism mechanism) {
        return MODULES.stream()
                .map(module -> ROOT.resolve(module).resolve("target/classes").resolve(mechanism.file()))
                .filter(Files::exists);
    }
}
