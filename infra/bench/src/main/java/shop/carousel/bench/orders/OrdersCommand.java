package shop.carousel.bench.orders;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shop.carousel.bench.against.AgainstOption;
import shop.carousel.bench.against.Measure;
import shop.carousel.bench.load.Goods;
import shop.carousel.bench.load.Load;
import shop.carousel.bench.load.Load.Mix;
import shop.carousel.bench.load.Phase;
import shop.carousel.bench.load.RunningShop;
import shop.carousel.bench.load.ShopOption;
import shop.carousel.bench.report.FiguresOption;
import shop.carousel.bench.report.Machine;
import shop.carousel.bench.report.Table;

/**
 * Orders a second through the whole shop, from POST to CONFIRMED. First as many as it gets through with a bounded
 * number of orders open at a time, then a steady rate of half of that from an open model. An order has one line or two.
 * Ends with the books; 1 when they do not balance.
 */
@Command(
        name = "orders",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Orders a second through the whole shop, from POST to CONFIRMED.")
public final class OrdersCommand implements Callable<Integer> {

    /** What two commits are compared by. */
    private static final List<Measure> MEASURES = List.of(
            new Measure("confirmed/s", "/confirmedPerSecond"),
            new Measure("CONFIRMED p50 ms", "/confirmed/p50"),
            new Measure("CONFIRMED p99 ms", "/confirmed/p99"),
            new Measure("CPU ms/order", "/processorMillisPerOrder"));

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Mixin
    private ShopOption shop = new ShopOption();

    @Mixin
    private AgainstOption against = new AgainstOption();

    @Mixin
    private FiguresOption figures = new FiguresOption();

    @Option(
            names = "--catalog",
            paramLabel = "N",
            split = ",",
            description = "Catalog instances, such as 1,2,4; each is a shop of its own (default: 1).")
    private List<Integer> catalogs = List.of(1);

    @Option(
            names = "--seconds",
            defaultValue = "20",
            description = "Length of each stretch (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "30",
            paramLabel = "SECONDS",
            description = "Load before the first figure, for the compilers (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--open-orders",
            defaultValue = "256",
            description = "Orders open at a time when the rate is sought (default: ${DEFAULT-VALUE}).")
    private int window;

    @Option(names = "--skus", defaultValue = "500", description = "Products for many SKUs (default: ${DEFAULT-VALUE}).")
    private int skus;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final List<Phase> phases = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (against.isAsked()) {
            return against.measure(
                    spec.commandLine(), AgainstOption.Generator.THIS, List.of("name"), MEASURES, figures);
        }
        int wrong = 0;
        for (int count : shop.isOwn() ? catalogs : List.of(0)) {
            String place = count == 0 ? "" : count + (count == 1 ? " catalog, " : " catalogs, ");
            wrong += shop.measure(count, open -> measure(open, place));
        }
        report();
        figures.write("orders", phases);
        return wrong == 0 ? 0 : 1;
    }

    private int measure(RunningShop open, String place) throws IOException, InterruptedException {
        return measure(open, place + "many SKUs", Goods.plenty(open, skus), warmUp)
                + measure(open, place + "one hot SKU", Goods.plenty(open, 1), 0);
    }

    private int measure(RunningShop open, String name, Goods goods, int warmUpSeconds)
            throws IOException, InterruptedException {
        try (Load load = new Load(open, goods.skus())) {
            if (warmUpSeconds > 0) {
                load.atCapacity("warm-up", Mix.ORDERS, window, Duration.ofSeconds(warmUpSeconds), PATIENCE);
            }
            Duration time = Duration.ofSeconds(seconds);
            Phase most = load.atCapacity(name + ", as fast as it goes", Mix.ORDERS, window, time, PATIENCE);
            Phase half = load.atRate(
                    name + ", half of that", Mix.ORDERS, Math.max(1, most.confirmedPerSecond() / 2), time, PATIENCE);
            phases.addAll(List.of(most, half));
            long wrong = goods.mismatches() + most.open() + half.open();
            say("%s: %d orders, %s"
                    .formatted(
                            name,
                            total(most) + total(half),
                            wrong == 0 ? "the books balance" : "THE BOOKS DO NOT BALANCE"));
            return wrong == 0 ? 0 : 1;
        }
    }

    private static long total(Phase phase) {
        return phase.ends().values().stream().mapToLong(Long::longValue).sum();
    }

    private void report() {
        Table table = new Table(
                "load", "offered/s", "confirmed/s", "202 p50", "202 p99", "CONFIRMED p50", "p99", "CPU ms/order");
        phases.forEach(phase -> table.row(
                phase.name(),
                one(phase.offeredPerSecond()),
                one(phase.confirmedPerSecond()),
                one(phase.accepted().p50()),
                one(phase.accepted().p99()),
                one(phase.confirmed().p50()),
                one(phase.confirmed().p99()),
                "%.2f".formatted(phase.processorMillis())));
        say(Machine.here().toString());
        say(table.toString());
        say("Times in ms from when a request was meant to be sent. CPU ms/order by process:");
        phases.forEach(phase -> say("  " + phase.name() + ": " + phase.processorMillisPerOrder() + ", answers "
                + phase.sent() + ", ends " + phase.ends()));
    }

    private static String one(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
