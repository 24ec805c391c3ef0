package shop.carousel.demo;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command for which the script runs a program of its own; here it only has its place in the help. */
@Command(mixinStandardHelpOptions = true)
abstract class ScriptCommand implements Runnable {

    @Parameters(paramLabel = "ARGUMENT", description = "What and how: see the command's own --help.")
    private String[] arguments = {};

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "The script runs this: ./shop " + spec.name());
    }

    /** {@code shop bench}, in infra/bench. */
    @Command(
            name = "bench",
            description = "Measures parts of the shop beside their peers: placement, cache, stock, orders, search, pages.")
    static final class Bench extends ScriptCommand {}

    /** {@code shop load}, in infra/bench. */
    @Command(name = "load", description = "Sends visitors, up to three times as many as the shop can serve, with a report.")
    static final class Load extends ScriptCommand {}

    /** {@code shop chaos}, in infra/e2e. */
    @Command(name = "chaos", description = "Breaks things while they are used, and says whether the promises were kept.")
    static final class Chaos extends ScriptCommand {}
}
