package shop.carousel.bench.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shop.carousel.bench.against.AgainstOption;
import shop.carousel.bench.against.Measure;
import shop.carousel.bench.report.FiguresOption;
import shop.carousel.bench.report.Machine;
import shop.carousel.bench.report.Table;
import shop.carousel.demo.DataOption;

/** {@code ./shop bench cache}: three Redis nodes of its own, 10,000 products of 200 bytes, Zipf 0.99. */
@Command(
        name = "cache",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Reads through the ring over each transport, beside Redisson, Jedis, Lettuce and Quarkus, and beside "
                        + "raw sockets; near reads beside bare Caffeine.")
public final class CacheCommand implements Callable<Integer> {

    /** What two commits are compared by. */
    private static final List<Measure> MEASURES = List.of(
            new Measure("ops/s", "/operationsPerSecond"),
            new Measure("p50 µs", "/p50Micros"),
            new Measure("p99 µs", "/p99Micros"),
            new Measure("CPU ms/1,000", "/processorMillis"));

    @Option(
            names = "--callers",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,8,64",
            description = "Callers at once, each on a virtual thread (default: ${DEFAULT-VALUE}).")
    private int[] callers = {};

    @Option(
            names = "--millis",
            paramLabel = "N",
            defaultValue = "700",
            description = "How long each client is measured in each round (default: ${DEFAULT-VALUE}).")
    private int millis;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Rounds; in each, every client has its turn (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--platform-threads", description = "Callers on platform threads instead.")
    private boolean platformThreads;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draws the figures.")
    private @Nullable Path svg;

    @Mixin
    private AgainstOption against = new AgainstOption();

    @Mixin
    private FiguresOption figures = new FiguresOption();

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (against.isAsked()) {
            return against.measure(
                    spec.commandLine(),
                    AgainstOption.Generator.OWN,
                    List.of("workload", "callers", "client"),
                    MEASURES,
                    figures);
        }
        var all = new ArrayList<CacheFigures>();
        try (var field = Field.remote(IntStream.of(callers).max().orElse(1))) {
            for (var workload : Workload.REMOTE) {
                all.addAll(measure(field, workload));
            }
        }
        if (svg != null) {
            Files.writeString(svg, new CacheDrawing(all, Machine.here()).svg());
        }
        try (var field = Field.near()) {
            all.addAll(measure(field, Workload.GET_NEAR));
        }
        figures.write("cache", all);
        return 0;
    }

    private List<CacheFigures> measure(Field field, Workload workload) throws InterruptedException {
        var all = new ArrayList<CacheFigures>();
        for (int count : callers) {
            all.addAll(measure(field, workload, count));
        }
        return all;
    }

    private List<CacheFigures> measure(Field field, Workload workload, int count) throws InterruptedException {
        var threads = platformThreads
                ? Thread.ofPlatform().name("caller-", 0).factory()
                : Thread.ofVirtual().name("caller-", 0).factory();
        var round = new Round(field.nodes(), count, Duration.ofMillis(millis), threads);
        var measured = field.measure(workload, round, rounds);
        print(workload, count, measured);
        return measured;
    }

    private void print(Workload workload, int count, List<CacheFigures> measured) {
        var table = new Table(
                workload.label() + ", callers: " + count, "ops/s", "of limit", "p50 µs", "p99 µs", "CPU ms/1,000");
        for (var each : measured) {
            table.row(
                    each.client(),
                    "%,.0f".formatted(each.operationsPerSecond()),
                    "%.2f".formatted(each.ofLimit()),
                    "%,.0f".formatted(each.p50Micros()),
                    "%,.0f".formatted(each.p99Micros()),
                    "%.1f".formatted(each.processorMillis()));
        }
        var out = spec.commandLine().getOut();
        out.println(table);
        out.println();
        out.flush();
    }
}
