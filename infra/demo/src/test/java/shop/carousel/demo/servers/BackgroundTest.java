package shop.carousel.demo.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.carousel.demo.Eventually;

class BackgroundTest {

    private static final Path SESSION_PRIORITY = Path.of("/proc/self/autogroup");

    @TempDir
    Path folder;

    @Test
    void process_isOfTheLowestPriority() throws Exception {
        assertThat(saidBy("nice")).isEqualTo("19");
    }

    /** Beside other sessions, a process's own priority means nothing where this file is. */
    @Test
    void session_isOfTheLowestPriority() throws Exception {
        assumeTrue(Files.exists(SESSION_PRIORITY), "This system does not share the processors among sessions.");
        String said = saidBy("cat " + SESSION_PRIORITY);
        assertThat(said).endsWith(" nice 19");
    }

    private String saidBy(String command) throws Exception {
        Path log = folder.resolve("log");
        try (var background = Background.start(List.of("sh", "-c", command + "; echo end"), log)) {
            Eventually.holds("the command ends", () -> Files.readString(log).endsWith("end\n"));
        }
        return Files.readString(log).lines().findFirst().orElseThrow();
    }
}
