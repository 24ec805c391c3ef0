package shop.carousel.contracts.compose;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(found.find()).as("a stage " + name).isTrue();
        return found.group(1)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    static void assertUser(String target) {
        List<String> users =
                stage(target).stream().filter(line -> line.startsWith("USER ")).toList();
        assertThat(users).as(() -> "one USER in " + target).hasSize(1);
        assertThat(users.getFirst()).as(users::getFirst).doesNotMatch("USER (root|0)(:.*)?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"service", "gateway", "secrets"})
    void image_started_isItsOwnProcess(String target) {
        String entry = stage(target).getLast();
        assertThat(entry).matches("ENTRYPOINT \\[\".*\"]");
        assertUser(target);
    }

    @Test
    void service_startedSmall_takesItsHeapFromTheContainer() {
        assertThat(stage("service").getLast()).contains("\"-XX:MaxRAMPercentage=");
    }

    @Test
    void service_rebuilt_keepsTheLayerOfOthersJars() {
        String service = String.join("\n", stage("service"));
        int others = service.indexOf("/others/");
        assertThat(others > 0 && others < service.indexOf("/ours/")).as(service).isTrue();
    }

    @Test
    void build_ofAll_keepsWhatMavenFetched() {
        String build = String.join("\n", stage("build"));
        assertThat(build).contains("--mount=type=cache,target=/root/.m2");
        assertThat(build).contains("--also-make package");
    }

    @Test
    void images_ofAllStages_runOnEveryArchitecture() {
        TEXT.lines().filter(line -> line.startsWith("FROM ")).forEach(line -> assertThat(line)
                .matches("FROM (--platform=\\$BUILDPLATFORM )?(maven|eclipse-temurin|nginx):[\\w.-]+ AS [a-z]+"));
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
        assertThat(modules).isNotEmpty();
        modules.forEach(pom -> assertThat(ignored.stream().anyMatch(pattern -> covers(pattern, pom)))
                .as(pom)
                .isFalse());
        assertThat(ignored.containsAll(Arrays.asList(".git", "**/target")))
                .as(ignored::toString)
                .isTrue();
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
