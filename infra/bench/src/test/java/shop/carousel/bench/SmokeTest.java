package shop.carousel.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each benchmark runs to its end on a little of everything, and writes what it promises. */
class SmokeTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    private void run(String... arguments) {
        int code = Bench.commandLine().setOut(new PrintWriter(out)).execute(arguments);
        assertThat(code).as(out.toString()).isZero();
    }

    private void assertWritten(String client) throws IOException {
        var document =
                new ObjectMapper().readTree(folder.resolve("figures.json").toFile());
        assertThat(document.at("/machine/processors").asInt()).isPositive();
        assertThat(document.get("figures").toString()).contains(client);
        assertThat(Files.readString(folder.resolve("drawing.svg")))
                .startsWith("<svg")
                .contains(client);
        assertThat(out.toString()).contains("| " + client);
    }

    @Test
    void placement_fewKeys_comparesAll() throws IOException {
        run(
                "placement",
                "--no-speed",
                "--nodes=4",
                "--keys=5000",
                "--json=" + folder.resolve("figures.json"),
                "--svg=" + folder.resolve("drawing.svg"));
        assertWritten("slot-table");
        assertWritten("Jedis 6 sharding");
    }

    @Test
    void cache_fewMilliseconds_comparesAll() throws IOException {
        run(
                "cache",
                "--callers=2",
                "--millis=20",
                "--rounds=1",
                "--json=" + folder.resolve("figures.json"),
                "--svg=" + folder.resolve("drawing.svg"));
        assertWritten("Carousel ring");
        assertWritten("Carousel ring on Vert.x");
        assertWritten("Redisson RMapCache");
        assertThat(out.toString()).contains("Carousel near", "Redisson RLocalCachedMap", "bare Caffeine");
    }

    /**
     * Keys that are asked for in turn: a cache with room for most of them, but not all, never has the next one by LRU.
     */
    @Test
    void trace_inTurn_isReplayed() throws IOException {
        var file = folder.resolve("turns.bin.gz");
        try (var trace = new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            for (int i = 0; i < 2_000; i++) {
                trace.writeInt(i % 250);
            }
        }
        run("trace", file.toString(), "--entries=200,300", "--json=" + folder.resolve("figures.json"));
        var figures = new ObjectMapper()
                .readTree(folder.resolve("figures.json").toFile())
                .get("figures");
        assertThat(figures.at("/0/lru").asDouble()).isZero();
        assertThat(figures.at("/0/near").asDouble()).isPositive();
        assertThat(figures.at("/1/lru").asDouble()).isEqualTo(1_750 / 2_000.0);
        assertThat(figures.at("/1/near").asDouble()).isCloseTo(1_750 / 2_000.0, within(0.05));
    }
}
