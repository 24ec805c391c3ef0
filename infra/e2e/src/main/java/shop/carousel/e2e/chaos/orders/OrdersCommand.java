package shop.carousel.e2e.chaos.orders;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shop.carousel.demo.servers.Folders;
import shop.carousel.e2e.chaos.options.ChaosOptions;
import shop.carousel.e2e.chaos.options.Recorded;

/** {@code ./shop chaos orders}. */
@Command(
        name = "orders",
        mixinStandardHelpOptions = true,
        description = {
            "Orders at a steady rate over few and hot SKUs, while processes are killed and paused, locks flushed, "
                    + "the ring changed, and every event delivered twice.",
            "Then heals all, waits until nothing moves, and balances the books. The same seed gives the same faults."
        })
public final class OrdersCommand implements Callable<Integer> {

    private static final Set<String> MECHANISMS = Set.of("fence", "inbox", "outbox");
    private static final int SHOWN = 12;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ChaosOptions options;

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
            names = "-Dbroker",
            paramLabel = "NAME",
            description =
                    "The message broker that the shop is built for and started with: kafka or rabbitmq, which has to "
                            + "be installed (default: kafka).")
    private @Nullable String broker;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Where the shop is, which stays there with its logs: a folder that is not there yet. By default "
                            + "nothing stays.")
    private @Nullable Path data;

    @Override
    public Integer call() throws IOException, InterruptedException {
        options.replayed().ifPresent(this::again);
        options.check(without, MECHANISMS);
        options.require("--rate", rate, 1, 500);
        if (data != null && Files.exists(data)) {
            throw options.refused("--data is there already: " + data);
        }
        PrintWriter out = options.out();
        String title = "Chaos in orders: seed %d, %d s, %d orders a second, without %s"
                .formatted(options.seed(), options.seconds(), rate, without);
        var history = new ArrayList<>(List.of(title));
        out.println(title);
        var outcome = run(options.telling().andThen(history::add));
        report(out, outcome);
        write(outcome);
        if (!outcome.balances()) {
            keep(history, outcome);
        }
        return outcome.balances() ? 0 : 1;
    }

    private void again(Recorded recorded) {
        without = recorded.without();
        if (recorded.rate() == 0) {
            throw options.refused("--replay is a file that a run of chaos in orders has left");
        }
        rate = recorded.rate();
    }

    /** What was done, and all that was wrong then. */
    private void keep(List<String> history, OrderChaos.Outcome outcome) throws IOException {
        history.addAll(outcome.faults());
        history.addAll(outcome.books().mismatches());
        Path file = Files.createTempFile("carousel-chaos-orders-", ".history.txt");
        Files.write(file, history);
        options.out().println("The record is in " + file + ". Run again by --replay " + file);
        options.out().flush();
    }

    private OrderChaos.Outcome run(Consumer<String> telling) throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("carousel.home", "."));
        String built = Wire.builtFor(root).part();
        if (broker != null && !broker.equals(built)) {
            throw options.refused("The services are built for " + built + ", not for " + broker);
        }
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
        return new OrderChaos(root, folder, options.seed(), options.length(), rate, without, telling).run();
    }

    static void report(PrintWriter out, OrderChaos.Outcome outcome) {
        if (!outcome.strikes().isEmpty()) {
            out.printf("Faults:      %d%n", outcome.strikes().size());
        }
        out.printf("Orders:      %d accepted; answered otherwise: %s%n", outcome.accepted(), outcome.refusals());
        out.printf(
                "Waits:       %d ms at most for an answer%n",
                outcome.longestWait().toMillis());
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
        var verdict = new LinkedHashMap<String, Object>();
        verdict.put("accepted", outcome.accepted());
        verdict.put("echoed", outcome.echoed());
        verdict.put("states", outcome.books().states());
        verdict.put("mismatches", outcome.books().mismatches());
        verdict.put("faults", outcome.faults());
        options.write(without, verdict);
    }
}
