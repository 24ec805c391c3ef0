package shop.carousel.kit.dev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        assertEquals("8082", source.getValue("quarkus.http.port"));
        assertTrue(source.getOrdinal() > 250 && source.getOrdinal() < 300);
    }

    @Test
    void file_thatIsNotThere_isSaidWithWhatToDo() {
        var fault = assertThrows(IllegalStateException.class, () -> InfrastructureFile.source(NAME, root));
        assertTrue(fault.toString().contains("./shop up --only infrastructure"), fault.toString());
    }
}
