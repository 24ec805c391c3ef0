package shop.carousel.demo.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.AutoComplete;

/** Caches of a real, small program: one that prints its version and ends. */
class AotCachesTest {

    private static final String PROGRAM = "completion";

    @TempDir
    Path folder;

    private Path jar;

    @BeforeEach
    void copyTheProgram() throws Exception {
        Path original = Path.of(AutoComplete.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        jar = Files.copy(original, folder.resolve("program.jar"));
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(60)));
    }

    @Test
    void aJvmStartsFromWhatATrainingRunRecorded() throws Exception {
        List<String> recorded = command(AotCaches.recorded(folder), List.of());
        assertThat(exitCode(recorded)).isEqualTo(0);

        AotCaches.recorded(folder).create(PROGRAM, recorded);

        var used = AotCaches.used(folder);
        // With AOTMode=on a JVM that cannot use its cache ends with a failure.
        assertThat(exitCode(command(used, List.of("-XX:AOTMode=on")))).isEqualTo(0);
        assertThat(used.given()).isEqualTo(Set.of(PROGRAM));
        assertThat(used.lacking()).isEmpty();
    }

    @Test
    void aCacheThatIsOlderThanTheProgramIsNotGiven() throws Exception {
        List<String> recorded = command(AotCaches.recorded(folder), List.of());
        assertThat(exitCode(recorded)).isEqualTo(0);
        AotCaches.recorded(folder).create(PROGRAM, recorded);
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));

        var used = AotCaches.used(folder);
        assertThat(used.options(PROGRAM, jar)).isEmpty();
        assertThat(used.lacking()).isEqualTo(Set.of(PROGRAM));
        // Given all the same, it is passed over, and the program runs.
        var other = new ArrayList<>(command(AotCaches.none(), List.of()));
        try (var files = Files.list(folder)) {
            Path cache = files.filter(file -> file.toString().endsWith(".aot"))
                    .findFirst()
                    .orElseThrow();
            other.add(1, "-XX:AOTCache=" + cache);
        }
        assertThat(exitCode(other)).isEqualTo(0);
    }

    @Test
    void withoutCachesNothingIsSaid() {
        assertThat(AotCaches.none().options(PROGRAM, jar)).isEmpty();
        assertThat(AotCaches.none().lacking()).isEmpty();
    }

    private List<String> command(AotCaches caches, List<String> more) {
        var options = new ArrayList<>(more);
        options.addAll(caches.options(PROGRAM, jar));
        options.addAll(List.of("-cp", jar.toString(), AutoComplete.class.getName(), "--version"));
        return Java.command(32, options);
    }

    private static int exitCode(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
