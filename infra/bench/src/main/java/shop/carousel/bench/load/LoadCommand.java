package shop.carousel.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shop.carousel.bench.load.Load.Mix;
import shop.carousel.bench.report.FiguresOption;
import shop.carousel.bench.report.Machine;

/**
 * What visitors do, an order in ten requests, at a steady rate; or with {@code --overload} first as much as the shop
 * gets through, then three times that. Exit code 1 when a promise is broken.
 */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Visitors who browse, search, fill carts and order; with --overload three times as many as the shop "
                        + "can serve.")
public final class LoadCommand implements Callable<Integer> {

    private static final int TIMES = 3;
    private static final double KEPT = 0.8;
    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SKUS = 200;
    private static final int PROBE_SECONDS = 5;
    private static final double PROBE_P99_MILLIS = 2_000;

    @Mixin
    private ShopOption shop = new ShopOption();

    @Mixin
    private FiguresOption figures = new FiguresOption();

    @Option(names = "--overload", description = "Three times the capacity, with a verdict.")
    private boolean overload;

    @Option(names = "--rate", defaultValue = "50", description = "Requests a second (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--seconds",
            defaultValue = "20",
            description = "Length of each stretch (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "20",
            paramLabel = "SECONDS",
            description = "Load before the first figure, for the compilers (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--open-orders",
            defaultValue = "48",
            description = "Open at a time at capacity (default: ${DEFAULT-VALUE}).")
    private int window;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return shop.measure(1, overload ? this::overload : this::steady);
    }

    private int steady(RunningShop open) throws IOException, InterruptedException {
        Goods goods = Goods.plenty(open, SKUS);
        try (Load load = new Load(open, goods.skus())) {
            Phase steady = load.atRate("steady", Mix.VISITORS, rate, Duration.ofSeconds(seconds), PATIENCE);
            return end(
                    List.of(steady),
                    List.of(
                            new Check("all accepted orders ended", steady.open() == 0),
                            new Check("the books balance", goods.mismatches() == 0)));
        }
    }

    private int overload(RunningShop open) throws IOException, InterruptedException {
        Goods goods = Goods.plenty(open, SKUS);
        Duration time = Duration.ofSeconds(seconds);
        try (Load load = new Load(open, goods.skus())) {
            Phase warm = load.atCapacity("warm-up", Mix.VISITORS, window, Duration.ofSeconds(warmUp), PATIENCE);
            Phase peak = load.atCapacity("capacity", Mix.VISITORS, window, time, PATIENCE);
            Phase over = load.atRate("overload", Mix.VISITORS, TIMES * peak.offeredPerSecond(), time, PATIENCE);
            Phase after = load.atRate(
                    "after it", Mix.VISITORS, peak.offeredPerSecond() / 4, Duration.ofSeconds(PROBE_SECONDS), PATIENCE);
            List<Check> checks = new ArrayList<>();
            checks.add(new Check(
                    "keeps %.0f %% of its peak of %.1f confirmed orders a second, and at least %.0f"
                            .formatted(
                                    100 * over.completedWhileSending() / peak.completedWhileSending(),
                                    peak.completedWhileSending(),
                                    100 * KEPT),
                    over.completedWhileSending() >= KEPT * peak.completedWhileSending()));
            checks.add(new Check(
                    "what is refused is a 503 with Retry-After: " + over.sent(),
                    over.retryAfterMissing() == 0 && onlyGoodOr503(over.sent())));
            checks.add(new Check(
                    "all accepted orders ended, %.1f s after the last request".formatted(over.settleSeconds()),
                    over.open() == 0 && over.settleSeconds() <= RECOVERY.toSeconds()));
            checks.add(new Check(
                    "a quarter of the load is served as usual then, p99 to CONFIRMED %.0f ms"
                            .formatted(after.confirmed().p99()),
                    after.open() == 0
                            && after.refused().count() == 0
                            && after.confirmed().p99() <= PROBE_P99_MILLIS));
            checks.add(new Check("the books balance", goods.mismatches() == 0));
            return end(List.of(warm, peak, over, after), checks);
        }
    }

    private static boolean onlyGoodOr503(Map<String, Long> answers) {
        return answers.keySet().stream().allMatch(status -> status.matches("(other )?(2..|503)"));
    }

    private record Check(String promise, boolean isKept) {}

    private int end(List<Phase> phases, List<Check> checks) throws IOException {
        say(Machine.here().toString());
        phases.forEach(phase -> say(text(phase)));
        checks.forEach(check -> say((check.isKept ? "kept    " : "BROKEN  ") + check.promise));
        figures.write("load", phases);
        boolean good = checks.stream().allMatch(Check::isKept);
        say(good ? "Verdict: the shop kept its word." : "Verdict: a promise was broken.");
        return good ? 0 : 1;
    }

    private static String text(Phase phase) {
        return ("%s: %.1f requests/s offered, %.1f orders/s confirmed meanwhile; 202 p99 %.0f ms, "
                        + "503 p99 %.0f ms (once sent p50 %.0f, p99 %.0f; others' p50 %.0f, p99 %.0f), "
                        + "CONFIRMED p50 %.0f"
                        + " p99 %.0f ms; answers %s; CPU ms/order %s")
                .formatted(
                        phase.name(),
                        phase.offeredPerSecond(),
                        phase.completedWhileSending(),
                        phase.accepted().p99(),
                        phase.refused().p99(),
                        phase.refusedOnceSent().p50(),
                        phase.refusedOnceSent().p99(),
                        phase.othersRefusedOnceSent().p50(),
                        phase.othersRefusedOnceSent().p99(),
                        phase.confirmed().p50(),
                        phase.confirmed().p99(),
                        phase.sent(),
                        phase.processorMillisPerOrder());
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
