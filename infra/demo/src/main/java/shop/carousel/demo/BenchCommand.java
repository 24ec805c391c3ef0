package shop.carousel.demo;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code shop bench}: the script runs the program in infra/bench; here it only has its place in the help. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures parts of the shop beside their peers: placement, cache, stock, orders, search, pages.")
final class BenchCommand implements Runnable {

    @Parameters(paramLabel = "ARGUMENT", description = "A benchmark and its options: ./shop bench --help.")
    private String[] arguments = {};

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "The script ./shop runs the benchmarks: ./shop bench");
    }
}
