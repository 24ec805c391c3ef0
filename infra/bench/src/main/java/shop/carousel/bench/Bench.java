package shop.carousel.bench;

import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import shop.carousel.bench.cache.CacheCommand;
import shop.carousel.bench.cache.TraceCommand;
import shop.carousel.bench.orders.OrdersCommand;
import shop.carousel.bench.pages.PagesCommand;
import shop.carousel.bench.placement.PlacementCommand;
import shop.carousel.bench.search.SearchCommand;
import shop.carousel.bench.shoppers.LoadCommand;
import shop.carousel.bench.stock.StockCommand;

/** {@code ./shop bench}. Exit codes: 0 measured, 1 failed, 2 asked wrongly. */
@Command(
        name = "shop bench",
        mixinStandardHelpOptions = true,
        description = "Benchmarks, with the peers measured in the same run. A quiet machine gives quiet figures.",
        synopsisSubcommandLabel = "BENCHMARK",
        subcommands = {
            PlacementCommand.class,
            CacheCommand.class,
            TraceCommand.class,
            StockCommand.class,
            OrdersCommand.class,
            SearchCommand.class,
            PagesCommand.class,
            LoadCommand.class,
            AllCommand.class
        },
        footer = {"", "Help:  ./shop bench BENCHMARK --help"})
public final class Bench implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private Bench() {}

    /** Runs a benchmark and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.WARNING); // what is printed here are figures
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new BenchFaults());
    }

    /** Without a benchmark's name there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which benchmark?");
    }
}
