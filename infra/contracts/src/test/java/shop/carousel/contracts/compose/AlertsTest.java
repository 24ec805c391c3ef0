package shop.carousel.contracts.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Alerts fire when they should, and say what to do. Their metrics are looked for in real services by an e2e test. */
class AlertsTest {

    private static final Path FOLDER = ComposeFile.FOLDER.resolve("prometheus");

    @Test
    void eachAlert_firesOnItsSeries_andNoneForAShopThatIsWell() throws IOException, InterruptedException {
        assertThat(promtool("test", "rules", "alerts-test.yml")).contains("SUCCESS");
    }

    @Test
    void configuration_isValid() throws IOException, InterruptedException {
        assertThat(promtool("check", "config", "prometheus.yml")).contains("SUCCESS");
    }

    @Test
    void eachAlert_hasACase_andAnEntryInTheRunbook() throws IOException {
        String cases = Files.readString(FOLDER.resolve("alerts-test.yml"));
        List<String> entries = all("(?m)^## (\\w+)$", Files.readString(ComposeFile.FOLDER.resolve("RUNBOOK.md")));
        List<String> alerts = all("- alert: (\\w+)", rules());
        assertThat(alerts).isNotEmpty().isEqualTo(entries);
        assertThat(alerts).allSatisfy(alert -> {
            assertThat(cases).contains("- name: " + alert + "\n");
            assertThat(rules()).contains("runbook: infra/compose/RUNBOOK.md#" + alert.toLowerCase(Locale.ROOT) + "\n");
        });
    }

    private static String rules() throws IOException {
        return Files.readString(FOLDER.resolve("alerts.yml"));
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    /** What promtool prints; these tests are left out where it is not installed. */
    private static String promtool(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(words));
        Process tool;
        try {
            tool = new ProcessBuilder(command)
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException missing) {
            assumeTrue(false, "promtool is not installed");
            throw missing;
        }
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tool.waitFor()).as(said).isZero();
        return said;
    }
}
