package shop.carousel.bench.shoppers;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import shop.carousel.bench.load.Goods;
import shop.carousel.bench.load.Load;
import shop.carousel.bench.load.Load.Mix;
import shop.carousel.bench.load.Phase;
import shop.carousel.bench.load.RunningShop;
import shop.carousel.bench.load.ShopOption;
import shop.carousel.bench.report.FiguresOption;
import shop.carousel.bench.report.Machine;
import shop.carousel.demo.client.retail.RetailFile;

/**
 * Shoppers of a profile at a steady rate; or with {@code --overload} first as many visitors as the shop gets through,
 * then three times as many. Exit code 1 when a promise is broken.
 */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shoppers who browse, search, fill carts and order; with --overload three times as many as the "
                + "shop can serve.")
public final class LoadCommand implements Callable<Integer> {

    private static final double MILLIS = 1_000;
    private static final int MOST_RATE = 100_000;
    private static final int MOST_SECONDS = 86_400;
    private static final int MOST_THINKING = 600;
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

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = "mixed",
            description = {
                "The kind of shoppers (default: ${DEFAULT-VALUE}).",
                "browse: people who look around and leave.",
                "mixed: of ten, seven look around, two fill a cart and leave, one buys what real orders hold.",
                "sale: everybody orders one unit of the same product; half as many units are there."
            })
    private Profile profile = Profile.MIXED;

    @Option(
            names = "--orders",
            paramLabel = "FILE",
            description = "An order file, as ./shop replay takes it, whose baskets the shoppers fill (default: the "
                    + "distribution of UCI Online Retail).")
    private @Nullable Path orders;

    @Option(
            names = "--think",
            paramLabel = "SECONDS",
            defaultValue = "1",
            description = "The mean pause between two requests of one shopper (default: ${DEFAULT-VALUE}).")
    private double think;

    @Option(names = "--seed", defaultValue = "1", description = "Of the shoppers' paths (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Writes a page with the figures and their course, second by second.")
    private @Nullable Path report;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "The figures of an earlier run (--json FILE), for comparison.")
    private @Nullable Path baseline;

    @Option(names = "--overload", description = "Three times the capacity, with a verdict.")
    private boolean overload;

    @Option(
            names = "--rate",
            defaultValue = "50",
            description = "Requests a second, of a sale orders a second (default: ${DEFAULT-VALUE}).")
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
        require(rate > 0 && rate <= MOST_RATE, "--rate takes more than 0, at most " + MOST_RATE);
        require(seconds > 0 && seconds <= MOST_SECONDS, "--seconds takes 1 to " + MOST_SECONDS);
        require(think >= 0 && think <= MOST_THINKING, "--think takes 0 to " + MOST_THINKING);
        return shop.measure(1, overload ? this::overload : this::profile);
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), rule + ".");
        }
    }

    private int profile(RunningShop open) throws IOException, InterruptedException {
        Baskets baskets = orders == null ? Baskets.RETAIL : Baskets.of(RetailFile.read(orders));
        Map<String, Double> before = baseline == null ? Map.of() : LoadReport.baseline(baseline);
        var settings = new ProfileLoad.Settings(profile, rate, seconds, MILLIS * think, seed, baskets);
        var timeline = new Timeline();
        ProfileLoad.Outcome outcome;
        try (var view = new LiveView(timeline, spec.commandLine().getErr())) {
            outcome = new ProfileLoad(open, settings, timeline).run();
        }
        var printed = new StringWriter();
        var loadReport = new LoadReport(timeline, before);
        int code = verdict(outcome, loadReport, new PrintWriter(printed, true));
        spec.commandLine().getOut().print(printed);
        spec.commandLine().getOut().flush();
        String name = profile.name().toLowerCase(Locale.ROOT);
        figures.write("load " + name, timeline.kinds());
        if (report != null) {
            String command = "./shop load --profile %s --rate %s --seconds %d --think %s --seed %d"
                    .formatted(name, rate, seconds, think, seed);
            loadReport.write(report, "load-" + name, command, printed.toString(), code);
        }
        return code;
    }

    private static int verdict(ProfileLoad.Outcome outcome, LoadReport report, PrintWriter out) {
        out.println(Machine.here());
        out.println();
        out.println(report.table());
        out.println();
        SaleFairness fairness = outcome.fairness();
        if (fairness != null) {
            out.printf(
                    Locale.ROOT,
                    "%d buyers asked, %d got a unit. Of the first %d to arrive %.1f %% got one; the last who "
                            + "got one came %.0f ms after the first who did not.%n%n",
                    fairness.buyers(),
                    fairness.served(),
                    fairness.served(),
                    100 * fairness.servedOfFirst(),
                    fairness.overtaken());
        }
        long failed = outcome.timeline().kinds().stream()
                .mapToLong(Timeline.Kind::failed)
                .sum();
        return end(
                List.of(
                        new Check("nothing failed (%d did)".formatted(failed), failed == 0),
                        new Check(
                                "all %d accepted orders ended (%d did not)"
                                        .formatted(outcome.accepted(), outcome.open()),
                                outcome.open() == 0),
                        new Check("the books balance", outcome.mismatches() == 0)),
                out);
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
        PrintWriter out = spec.commandLine().getOut();
        out.println(Machine.here());
        phases.forEach(phase -> out.println(text(phase)));
        figures.write("load", phases);
        return end(checks, out);
    }

    private static int end(List<Check> checks, PrintWriter out) {
        checks.forEach(check -> out.println((check.isKept ? "kept    " : "BROKEN  ") + check.promise));
        boolean good = checks.stream().allMatch(Check::isKept);
        out.println(good ? "Verdict: the shop kept its word." : "Verdict: a promise was broken.");
        out.flush();
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
}
