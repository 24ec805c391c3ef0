package shop.carousel.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * Pages as the services sent them, kept for the Nu HTML checker: one run over all of them, for its JVM starts slowly.
 */
final class HtmlPages {

    private static final Path FOLDER = Path.of("target", "html");
    private static final long LONGEST_MINUTES = 2;

    private HtmlPages() {}

    /** Forgets the pages of an earlier run. */
    static void begin() throws IOException {
        if (Files.exists(FOLDER)) {
            try (Stream<Path> old = Files.walk(FOLDER)) {
                for (Path each : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        Files.createDirectories(FOLDER);
    }

    static void keep(String name, String html) {
        try {
            Files.writeString(FOLDER.resolve(name + ".html"), html);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> kept() throws IOException {
        try (Stream<Path> pages = Files.list(FOLDER)) {
            return pages.map(page -> page.getFileName().toString()).sorted().toList();
        }
    }

    /** What the checker calls an error, each with its page, line and column. */
    static List<String> errors() throws IOException, InterruptedException {
        String checker = Optional.ofNullable(System.getenv("VNU_JAR"))
                .orElseThrow(
                        () -> new TestAbortedException("The HTML checker is left out. ./shop test installs it where"
                                + " npm is; or name its vnu.jar in the environment variable VNU_JAR."));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java, "-Xss4m", "-jar", checker, "--errors-only", "--format", "gnu", FOLDER.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("The HTML checker goes on and on: " + said);
        }
        return said.lines().toList();
    }
}
