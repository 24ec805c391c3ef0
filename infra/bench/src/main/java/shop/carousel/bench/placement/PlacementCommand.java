package shop.carousel.bench.placement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shop.carousel.bench.report.FiguresOption;
import shop.carousel.bench.report.Machine;
import shop.carousel.bench.report.Table;
import shop.carousel.demo.DataOption;

/** {@code ./shop bench placement}: a million keys through every placement of the ring, and through its peers'. */
@Command(
        name = "placement",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Balance, moves, cost of a lookup and memory of every placement, beside the peers'.")
public final class PlacementCommand implements Callable<Integer> {

    @Option(
            names = "--nodes",
            paramLabel = "N",
            split = ",",
            defaultValue = "4,8,16,32,100",
            description = "Sizes of the pool (default: ${DEFAULT-VALUE}).")
    private int[] sizes = {};

    @Option(
            names = "--keys",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Keys that are placed (default: ${DEFAULT-VALUE}).")
    private int keys;

    @Option(names = "--no-speed", description = "Leaves out the cost of a lookup, which takes JMH some minutes.")
    private boolean noSpeed;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draws the figures.")
    private @Nullable Path svg;

    @Mixin
    private FiguresOption json = new FiguresOption();

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, RunnerException {
        var figures = measured();
        print(figures);
        json.write("placement", figures);
        if (svg != null) {
            Files.writeString(svg, new PlacementDrawing(figures, Machine.here()).svg());
        }
        return 0;
    }

    private List<PlacementFigures> measured() throws RunnerException {
        var speeds = noSpeed ? LookupSpeeds.none() : LookupSpeeds.measure(sizes);
        var figures = new ArrayList<PlacementFigures>();
        for (int nodes : sizes) {
            for (var contender : Contender.values()) {
                figures.add(new Spread(contender, nodes, keys).figures(speeds.nanos(contender, nodes)));
            }
        }
        return figures;
    }

    private void print(List<PlacementFigures> figures) {
        var out = spec.commandLine().getOut();
        out.println(Machine.here());
        out.printf(
                "%,d keys; max/mean of keys, moves besides the share in %% of keys when a node in the middle leaves "
                        + "or joins.%n",
                keys);
        IntStream.of(sizes).forEach(nodes -> {
            var table = new Table("%d nodes".formatted(nodes), "max/mean", "leave", "join", "ns", "bytes");
            figures.stream().filter(each -> each.nodes() == nodes).forEach(each -> each.addTo(table));
            out.println();
            out.println(table);
        });
        out.flush();
    }
}
