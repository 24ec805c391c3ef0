package shop.carousel.e2e.chaos.orders;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import shop.carousel.demo.servers.Folders;

/** {@code ./shop chaos orders}. */
@Command(
        name = "orders",
        mixinStandardHelpOptions = true,
        description = {
            "Orders at a steady rate over few and hot SKUs, while processes are killed and paused, locks flushed, the ring changed, and every event delivered twice.",
            "Then heals all, waits until nothing moves, and balances the books. The same seed gives the same faults."
        })
public final class OrdersCommand implements Callable<Integer> {

    private static final Set<String> MECHANISMS = Set.of("fence", "inbox", "outbox");
    private static final int SHOWN = 12;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of the plan of faults; default 1.")
    private long seed;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "60", description = "10 to 3600; default 60.")
    private int seconds;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "20",
            description = "Orders a second, 1 to 500; default 20.")
    private int rate;

    @Option(
            names = "--without",
            paramLabel = "MECHANISM",
            split = ",",
            description = "Switches a mechanism off, to see that its absence is found: fence, inbox, outbox.")
    private Set<String> without = new LinkedHashSet<>();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Where the shop is, which stays there with its logs: a folder that is not there yet. By default nothing stays.")
    private @Nullable Path data;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the verdict to a file, too.")
    private @Nullable Path json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        require("--seconds", seconds, 10, 3_600);
        require("--rate", rate, 1, 500);
        if (data != null && Files.exists(data)) {
            throw new ParameterException(spec.commandLine(), "--data is there already: " + data);
        }
        if (!MECHANISMS.containsAll(without)) {
            throw new ParameterException(spec.commandLine(), "--without is one of " + MECHANISMS + ", not " + without);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf("Chaos in orders: seed %d, %d s, %d orders a second, without %s%n", seed, seconds, rate, without);
        var outcome = run(line -> {
            out.println(line);
            out.flush();
        });
        report(out, outcome);
        write(outcome);
        return outcome.balances() ? 0 : 1;
    }

    private OrderChaos.Outcome run(Consumer<String> telling) throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("carousel.home", "."));
        if (data != null) {
            return run(root, data, telling);
        }
        Path folder = Files.createTempDirectory("carousel-chaos-");
        try {
            return run(root, folder.resolve("shop"), telling);
        } finally {
            Folders.delete(folder);
        }
    }

    private OrderChaos.Outcome run(Path root, Path folder, Consumer<String> telling) throws InterruptedException {
        return new OrderChaos(root, folder, seed, Duration.ofSeconds(seconds), rate, without, telling).run();
    }

    private void require(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + " is " + least + " to " + most + ", not " + value);
        }
    }

    private static void report(PrintWriter out, OrderChaos.Outcome outcome) {
        out.printf("Faults:      %d%n", outcome.strikes().size());
        out.printf("Orders:      %d accepted; answered otherwise: %s%n", outcome.accepted(), outcome.refusals());
        out.printf("Events:      %d delivered twice%n", outcome.echoed());
        out.printf("States:      %s%n", outcome.books().states());
        show(out, outcome.faults());
        show(out, outcome.books().mismatches());
        out.println(outcome.balances() ? "Books:       balanced." : "Books:       NOT BALANCED.");
        out.flush();
    }

    private static void show(PrintWriter out, List<String> lines) {
        lines.stream().limit(SHOWN).forEach(line -> out.println("  " + line));
        if (lines.size() > SHOWN) {
            out.println("  and " + (lines.size() - SHOWN) + " more");
        }
    }

    private void write(OrderChaos.Outcome outcome) throws IOException {
        if (json != null) {
            var document = new LinkedHashMap<String, Object>();
            document.put("seed", seed);
            document.put("seconds", seconds);
            document.put("without", without);
            document.put("accepted", outcome.accepted());
            document.put("echoed", outcome.echoed());
            document.put("states", outcome.books().states());
            document.put("mismatches", outcome.books().mismatches());
            document.put("faults", outcome.faults());
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), document);
        }
    }
}
