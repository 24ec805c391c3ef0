package shop.carousel.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher seen from other terminals: a small shop in a JVM of its own. */
class RunningShopTest {

    @TempDir
    private Path data;

    private Process shop;

    @BeforeEach
    void open() throws Exception {
        shop = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallShop.class.getName(),
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("shop.out").toFile())
                .start();
        Eventually.holds("the shop is open", () -> status().code() == 0);
    }

    @AfterEach
    void close() throws InterruptedException {
        shop.destroyForcibly().waitFor();
    }

    @Test
    void status_ofAnOpenShop_hasItsParts() throws IOException {
        JsonNode status = json(status());
        assertThat(status.get("url").asText()).isEqualTo("http://localhost:1");
        assertThat(status.get("parts").findValuesAsText("name")).isEqualTo(List.of("redis-a", "lock-a"));
        for (JsonNode part : status.get("parts")) {
            assertThat(part.get("state").asText()).isEqualTo("up");
            assertThat(ProcessHandle.of(part.get("pid").asLong()).orElseThrow().isAlive())
                    .isTrue();
            assertThat(part.get("port").asInt()).isGreaterThan(0);
            assertThat(part.get("log").asText()).endsWith(part.get("name").asText() + ".log");
        }
    }

    @Test
    void usage_ofAnOpenShop_isThatOfItsParts() throws IOException {
        JsonNode usage = json(Console.run("status", "--json", "--usage=1", "--data=" + data))
                .get("usage");
        assertThat(usage.propertyStream().map(Map.Entry::getKey).toList())
                .isEqualTo(List.of("redis-a", "lock-a", "launcher", "together"));
        for (String figure : List.of("corePercent", "memoryMiB", "switchesPerSecond")) {
            double sum = usage.get("together").get(figure).asDouble();
            double parts = sum(usage, figure) - sum;
            assertThat(sum).as(figure).isCloseTo(parts, within(0.01 + parts / 1_000));
        }
        assumeTrue(
                Files.exists(Path.of("/proc/self/smaps_rollup")), "This system does not tell what memory is shared.");
        assertThat(usage.get("launcher").get("memoryMiB").asDouble())
                .as(usage.toString())
                .isGreaterThan(10);
        assertThat(usage.get("redis-a").get("switchesPerSecond").asDouble())
                .as(usage.toString())
                .isGreaterThan(0);
    }

    private static double sum(JsonNode usage, String figure) {
        return usage.valueStream()
                .mapToDouble(part -> part.get(figure).asDouble())
                .sum();
    }

    @Test
    void part_killed_isStartedAgain() throws Exception {
        long first = pids().getFirst();
        assertThat(ProcessHandle.of(first).orElseThrow().destroyForcibly()).isTrue();
        Eventually.holds("redis-a runs again", () -> {
            JsonNode part = json(status()).get("parts").get(0);
            return part.get("state").asText().equals("up") && part.get("pid").asLong() != first;
        });
        assertThat(pids().getFirst()).isNotEqualTo(first);
    }

    @Test
    void down_fromAnotherTerminal_leavesNothingRunning() throws Exception {
        List<Long> pids = pids();
        var result = Console.run("down", "--data=" + data);
        assertThat(result.code()).as(result.err()).isEqualTo(0);
        assertThat(pids.stream().noneMatch(RunningShopTest::alive)).isTrue();
        assertThat(shop.isAlive()).isFalse();
        assertThat(status().code()).isEqualTo(3);
    }

    @Test
    void launcher_killed_takesItsPartsWithIt() throws Exception {
        List<Long> pids = pids();
        assertThat(shop.destroyForcibly().waitFor(10, TimeUnit.SECONDS)).isTrue();
        Eventually.holds("the parts have ended", () -> pids.stream().noneMatch(RunningShopTest::alive));
        assertThat(status().code()).isEqualTo(3);
    }

    @Test
    void up_besideARunningShop_isRefused() {
        var result = Console.run("up", "--data=" + data);
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("process " + shop.pid());
    }

    private Console.Result status() {
        return Console.run("status", "--json", "--data=" + data);
    }

    private List<Long> pids() throws IOException {
        return StreamSupport.stream(json(status()).get("parts").spliterator(), false)
                .map(part -> part.get("pid").asLong())
                .toList();
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private static JsonNode json(Console.Result result) throws IOException {
        return new ObjectMapper().readTree(result.out());
    }
}
