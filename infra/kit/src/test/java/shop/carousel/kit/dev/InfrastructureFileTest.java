package shop.carousel.kit.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfrastructureFileTest {

    private static final String NAME = ".carousel/dev/cart.properties";

    @TempDir
    Path root;

    @Test
    void file_inAFolderAbove_isReadAndComesBeforeTheApplicationsOwn() throws IOException {
        Path module = Files.createDirectories(root.resolve("cart-service"));
        Path file = root.resolve(NAME);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "quarkus.http.port=8082\n");
        var source = InfrastructureFile.source(NAME, module);
        assertThat(source.getValue("quarkus.http.port")).isEqualTo("8082");
        assertThat(source.getOrdinal() > 250 && source.getOrdinal() < 300).isTrue();
    }

    @Test
    void file_thatIsNotThere_isSaidWithWhatToDo() {
        var fault = assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> InfrastructureFile.source(NAME, root))
                .actual();
        assertThat(fault.toString()).contains("./shop up --only infrastructure");
    }
}
