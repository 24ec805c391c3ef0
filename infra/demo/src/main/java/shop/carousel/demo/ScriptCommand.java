package shop.carousel.demo;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command that the script runs by other means than this program; here it only has its place in the help. */
@Command(mixinStandardHelpOptions = true)
abstract class ScriptCommand implements Runnable {

    @Parameters(paramLabel = "ARGUMENT", description = "Passed on to the program that the script runs.")
    private String[] arguments = {};

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "The script runs this: ./shop " + spec.name());
    }

    /** {@code shop test}, by Maven. */
    @Command(
            name = "test",
            description = "Runs every test as CI does: formatting, walls, units, services, browser. "
                    + "Arguments go to Maven, such as -pl cart-service -am, or -Dbroker=rabbitmq for the services "
                    + "and the whole shop on RabbitMQ.")
    static final class Test extends ScriptCommand {}

    /** {@code shop bench}, by the program in infra/bench. */
    @Command(
            name = "bench",
            description =
                    "Measures parts of the shop beside their peers: placement, cache, stock, orders, search, pages.")
    static final class Bench extends ScriptCommand {}

    /** {@code shop load}, by the program in infra/bench. */
    @Command(
            name = "load",
            description = "Sends shoppers to a shop who browse, buy or come for a sale (--profile), or with --overload "
                    + "three times as many as it can serve.")
    static final class Load extends ScriptCommand {}

    /** {@code shop chaos}, by the program in infra/e2e. */
    @Command(
            name = "chaos",
            description = "Injects faults into a running shop, and reports whether its promises were kept.")
    static final class Chaos extends ScriptCommand {}

    /** {@code shop tour}, by the program in infra/e2e. */
    @Command(name = "tour", description = "Ten experiments: announces each fault, injects it, and balances the books.")
    static final class Tour extends ScriptCommand {}

    /** {@code shop fuzz}, by the program in infra/e2e. */
    @Command(
            name = "fuzz",
            description = "Sends hostile requests to every page and API, and reports whether all were answered well.")
    static final class Fuzz extends ScriptCommand {}
}
