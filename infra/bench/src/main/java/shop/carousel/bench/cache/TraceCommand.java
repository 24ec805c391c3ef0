package shop.carousel.bench.cache;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import shop.carousel.bench.report.FiguresOption;
import shop.carousel.bench.report.Table;
import shop.carousel.demo.DataOption;

/**
 * {@code ./shop bench trace}: real accesses through near cache and ring, beside what LRU and bare Caffeine would have
 * answered.
 */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Replays accesses of a real shop through near cache and ring: which share the process answers by "
                + "itself.")
public final class TraceCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Traces: zipped big-endian numbers of four bytes.")
    private List<Path> files = List.of();

    @Option(
            names = "--entries",
            paramLabel = "N",
            split = ",",
            defaultValue = "300,1200,3000",
            description = "Sizes of the near cache (default: ${DEFAULT-VALUE}).")
    private int[] sizes = {};

    @Option(
            names = "--accesses",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Only the first so many of each trace (default: ${DEFAULT-VALUE}).")
    private int accesses;

    @Mixin
    private FiguresOption json = new FiguresOption();

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** What was answered without asking a node, beside what other caches of that size would have answered. */
    record Figure(String trace, int accesses, int entries, double near, double lru, double caffeine) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        var figures = new ArrayList<Figure>();
        for (var file : files) {
            var trace = Trace.read(file, accesses);
            var table = new Table(
                    "%s, %,d accesses".formatted(trace.name(), trace.accesses().length),
                    "near",
                    "LRU",
                    "bare Caffeine");
            for (int entries : sizes) {
                var figure = new Figure(
                        trace.name(),
                        trace.accesses().length,
                        entries,
                        TraceReplay.nearHitRatio(trace, entries),
                        trace.hitRatioOfLru(entries),
                        trace.hitRatioOfCaffeine(entries));
                figures.add(figure);
                table.row(
                        "%,d entries".formatted(entries),
                        "%.3f".formatted(figure.near()),
                        "%.3f".formatted(figure.lru()),
                        "%.3f".formatted(figure.caffeine()));
            }
            spec.commandLine().getOut().println(table);
            spec.commandLine().getOut().flush();
        }
        json.write("trace", figures);
        return 0;
    }
}
