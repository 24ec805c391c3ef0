package shop.carousel.e2e.chaos.orders;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import shop.carousel.demo.servers.BrokerKind;
import shop.carousel.demo.servers.Folders;

/** {@code ./shop tour}. Exit codes: 0 the books balance, 1 they do not, 2 asked wrongly. */
@Command(
        name = "tour",
        mixinStandardHelpOptions = true,
        description = {
            "Ten experiments on a shop of its own, in which people order all the time.",
            "Each announces the fault, what to expect and where to look, injects it, and reports what buyers met. At "
                    + "the end every event is delivered once more, and the books are balanced."
        })
public final class TourCommand implements Callable<Integer> {

    private static final int MOST_SECONDS = 600;
    private static final int MOST_CROWD = 100_000;
    private static final int MOST_RATE = 500;

    @Parameters(
            paramLabel = "N",
            arity = "0..*",
            description = "The experiments, by number (default: all; --list shows them).")
    private List<Integer> numbers = new ArrayList<>();

    @Option(names = "--list", description = "Shows the experiments, and does nothing.")
    private boolean list;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "15",
            description = "How long a fault lasts, and how long the shop is watched then (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "5",
            description = "Orders a second (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--crowd",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Buyers of the last experiment (default: ${DEFAULT-VALUE}).")
    private int crowd;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Runs the tour and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new TourCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("carousel.home", "."));
        List<Experiment> all = Experiment.all(list ? BrokerKind.KAFKA : Wire.builtFor(root));
        if (list) {
            list(all);
            return 0;
        }
        require(seconds >= 1 && seconds <= MOST_SECONDS, "--seconds takes 1 to " + MOST_SECONDS);
        require(rate >= 1 && rate <= MOST_RATE, "--rate takes 1 to " + MOST_RATE);
        require(crowd >= 1 && crowd <= MOST_CROWD, "--crowd takes 1 to " + MOST_CROWD);
        for (int number : numbers) {
            require(number >= 1 && number <= all.size(), "There is no experiment " + number + "; --list shows them");
        }
        List<Experiment> chosen = numbers.isEmpty()
                ? all
                : numbers.stream().map(number -> all.get(number - 1)).toList();
        Path folder = Files.createTempDirectory("carousel-tour-");
        try {
            return run(root, folder.resolve("shop"), chosen);
        } finally {
            Folders.delete(folder);
        }
    }

    private int run(Path root, Path folder, List<Experiment> chosen) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Consumer<String> telling = line -> {
            out.println(line);
            out.flush();
        };
        var tour = new Tour(chosen, Duration.ofSeconds(seconds), crowd);
        telling.accept("A shop is started for the tour; this takes a minute.");
        var outcome = new OrderChaos(root, folder, 1, rate, Set.of(), telling, broker -> tour).run();
        telling.accept("");
        OrdersCommand.report(out, outcome);
        return outcome.balances() ? 0 : 1;
    }

    private void list(List<Experiment> all) {
        PrintWriter out = spec.commandLine().getOut();
        for (int i = 0; i < all.size(); i++) {
            Experiment experiment = all.get(i);
            out.printf("%2d  %s%n    %s%n    %s%n", i + 1, experiment.title(), experiment.does(), experiment.expect());
        }
        out.flush();
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), rule + ".");
        }
    }
}
