package shop.carousel.e2e.chaos;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import shop.carousel.e2e.chaos.cache.CacheCommand;
import shop.carousel.e2e.chaos.orders.OrdersCommand;

/** {@code ./shop chaos}. Exit codes: 0 every promise was kept, 1 one was broken, 2 asked wrongly. */
@Command(
        name = "shop chaos",
        mixinStandardHelpOptions = true,
        description = "Injects faults into a running shop, and reports whether its promises were kept.",
        synopsisSubcommandLabel = "WHAT",
        subcommands = {CacheCommand.class, OrdersCommand.class},
        footer = {"", "Help:  ./shop chaos WHAT --help"})
public final class Chaos implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private Chaos() {}

    /** Runs a command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Chaos()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** Without a subject there is nothing to break. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Chaos in what? One of: cache, orders");
    }
}
