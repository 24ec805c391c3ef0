package shop.carousel.demo;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code shop load}: the script runs the program in infra/bench; here it only has its place in the help. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = "Sends visitors to a shop, with --overload three times as many as it can serve.")
final class LoadCommand implements Runnable {

    @Parameters(paramLabel = "ARGUMENT", description = "The options: ./shop load --help.")
    private String[] arguments = {};

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "The script ./shop runs the load: ./shop load");
    }
}
