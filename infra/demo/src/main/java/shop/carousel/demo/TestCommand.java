package shop.carousel.demo;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code shop test}: the script does it with Maven; here it only has its place in the help. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Runs every test as CI does: formatting, walls, units, services, browser.")
final class TestCommand implements Runnable {

    @Parameters(paramLabel = "MAVEN-ARGUMENT", description = "Passed on to Maven, such as -pl cart-service -am.")
    private String[] arguments = {};

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "The script ./shop runs the tests: ./shop test");
    }
}
