package shop.carousel.contracts.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Dockerfile promises, read off it. */
class DockerfileTest {

    private static final String TEXT = ComposeFile.text("Dockerfile").replace("\\\n", " ");
    private static final Path ROOT = Path.of("..", "..");

    /** The lines of a stage. */
    private static List<String> stage(String name) {
        var found = Pattern.compile("(?ms)^FROM [^\\n]*AS " + name + "$(.*?)(?=^FROM |\\z)")
                .matcher(TEXT);
        assertTrue(found.find(), "a stage " + name);
        return found.group(1)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    static void assertUser(String target) {
        List<String> users =
                stage(target).stream().filter(line -> line.startsWith("USER ")).toList();
        assertEquals(1, users.size(), () -> "one USER in " + target);
        assertFalse(users.getFirst().matches("USER (root|0)(:.*)?"), users::getFirst);
    }

    @ParameterizedTest
    @ValueSource(strings = {"service", "gateway", "secrets"})
    void image_started_isItsOwnProcess(String target) {
        String entry = stage(target).getLast();
        assertTrue(entry.matches("ENTRYPOINT \\[\".*\"]"), entry);
        assertUser(target);
    }

    @Test
    void service_startedSmall_takesItsHeapFromTheContainer() {
        assertTrue(stage("service").getLast().contains("\"-XX:MaxRAMPercentage="));
    }

    @Test
    void service_rebuilt_keepsTheLayerOfOthersJars() {
        String service = String.join("\n", stage("service"));
        int others = service.indexOf("/others/");
        assertTrue(others > 0 && others < service.indexOf("/ours/"), service);
    }

    @Test
    void build_ofAll_keepsWhatMavenFetched() {
        String build = String.join("\n", stage("build"));
        assertTrue(build.contains("--mount=type=cache,target=/root/.m2"), build);
        assertTrue(build.contains("--also-make package"), build);
    }

    @Test
    void images_ofAllStages_runOnEveryArchitecture() {
        TEXT.lines()
                .filter(line -> line.startsWith("FROM "))
                .forEach(line -> assertTrue(
                        line.matches(
                                "FROM (--platform=\\$BUILDPLATFORM )?(maven|eclipse-temurin|nginx):[\\w.-]+ AS [a-z]+"),
                        line));
    }

    @Test
    void context_ofTheBuild_hasEveryModule() throws IOException {
        List<String> ignored = ComposeFile.text("Dockerfile.dockerignore")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        var modules = Pattern.compile("<module>([^<]+)</module>")
                .matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1) + "/pom.xml")
                .toList();
        assertFalse(modules.isEmpty());
        modules.forEach(pom -> assertFalse(ignored.stream().anyMatch(pattern -> covers(pattern, pom)), pom));
        assertTrue(ignored.containsAll(Arrays.asList(".git", "**/target")), ignored::toString);
    }

    private static boolean covers(String pattern, String file) {
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        for (Path path = Path.of(file); path != null; path = path.getParent()) {
            if (matcher.matches(path)) {
                return true;
            }
        }
        return false;
    }
}
