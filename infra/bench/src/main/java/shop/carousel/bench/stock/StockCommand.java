package shop.carousel.bench.stock;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
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

/**
 * Units sold a second, beside a conditional UPDATE, SELECT FOR UPDATE and Redisson. Every commit is durable. Keys: one
 * SKU; or 1,000, Zipf 1.0. Each buyer asks for one unit and waits for the answer before it asks again. Rounds are
 * interleaved: every way is measured for a while, then every way again, so that a machine that changes its pace changes
 * it for all.
 */
@Command(
        name = "stock",
        mixinStandardHelpOptions = true,
        description = "Units sold a second, beside a conditional UPDATE, SELECT FOR UPDATE and Redisson.")
public final class StockCommand implements Callable<Integer> {

    /** What two commits are compared by. */
    private static final List<Measure> MEASURES = List.of(
            new Measure("units/s", "/perSecond"),
            new Measure("p50 ms", "/p50Millis"),
            new Measure("p99 ms", "/p99Millis"),
            new Measure("CPU ms/unit", "/cpuMillisPerUnit"));

    /** The disk under this folder is what durable commits wait for. */
    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private AgainstOption against = new AgainstOption();

    @Mixin
    private FiguresOption figures = new FiguresOption();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How long each way is measured in each round; default ${DEFAULT-VALUE}.")
    private int seconds = 3;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many seconds each way runs before it is measured; default ${DEFAULT-VALUE}.")
    private int warmUp = 8;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "2", description = "Default ${DEFAULT-VALUE}.")
    private int rounds = 2;

    @Option(
            names = "--buyers",
            paramLabel = "N",
            split = ",",
            description = "How many buyers; several numbers are measured one after the other (default: 32,256).")
    private List<Integer> buyers = List.of(32, 256);

    @Option(names = "--only", paramLabel = "TEXT", defaultValue = "", description = "Only ways whose name has this.")
    private String only = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (against.isAsked()) {
            return against.measure(
                    spec.commandLine(),
                    AgainstOption.Generator.OWN,
                    List.of("way", "skus", "buyers"),
                    MEASURES,
                    figures);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(Machine.here());
        List<Figure> all = new ArrayList<>();
        try (var servers = StockServers.start(data.folder(), Collections.max(buyers))) {
            for (int count : buyers) {
                for (Skus skus : List.of(Skus.one(), Skus.thousand())) {
                    all.addAll(measure(servers, skus, count, out));
                }
            }
        }
        figures.write("stock", all);
        return 0;
    }

    private List<Figure> measure(StockServers servers, Skus skus, int count, PrintWriter out) throws Exception {
        List<BuyerConnection> connections = BuyerConnection.open(servers.database(), count);
        List<Measured> ways = new ArrayList<>();
        try {
            for (Way way : Ways.all(servers, connections)) {
                if (way.name().contains(only)) {
                    ways.add(new Measured(way, skus, count));
                } else {
                    way.close();
                }
            }
            for (int round = 0; round <= rounds; round++) {
                for (Measured way : ways) {
                    servers.refill(skus);
                    way.run(Duration.ofSeconds(round == 0 ? warmUp : seconds), round > 0);
                }
            }
            List<Figure> figures = ways.stream().map(Measured::figure).toList();
            out.println(System.lineSeparator() + skus.name() + ", " + count + " buyers");
            out.println(table(figures));
            out.flush();
            return figures;
        } finally {
            for (Measured way : ways) {
                way.close();
            }
            connections.forEach(Closing::quietly);
        }
    }

    private static Table table(List<Figure> figures) {
        Table table = new Table("way", "units/s", "p50 ms", "p99 ms", "CPU ms/unit");
        for (Figure figure : figures) {
            table.row(
                    figure.way(),
                    figure.perSecond(),
                    "%.2f".formatted(figure.p50Millis()),
                    "%.2f".formatted(figure.p99Millis()),
                    "%.3f".formatted(figure.cpuMillisPerUnit()));
        }
        return table;
    }
}
