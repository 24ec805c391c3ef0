package shop.carousel.e2e.chaos.cache;

import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shop.carousel.e2e.chaos.options.ChaosOptions;

/** {@code ./shop chaos cache}. */
@Command(
        name = "cache",
        mixinStandardHelpOptions = true,
        description = {
            "Writers and readers in several processes against real nodes under kills, pauses, cut and silent links, joins and leaves, a process that does not hear of them, a stopped outbox and a dying writer.",
            "Says how stale a read ever was, and whether the cache kept its promises. The same seed gives the same faults."
        })
public final class CacheCommand implements Callable<Integer> {

    private static final Set<String> MECHANISMS = Set.of("versions", "leases", "epochs", "incarnations", "outbox");

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ChaosOptions options;

    @Option(
            names = "--without",
            paramLabel = "MECHANISM",
            split = ",",
            description =
                    "Switches a mechanism off, to see that its absence is found: versions, leases, epochs, incarnations, outbox.")
    private Set<String> without = new LinkedHashSet<>();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        options.check(without, MECHANISMS);
        options.out()
                .printf("Chaos in the cache: seed %d, %d s, without %s%n", options.seed(), options.seconds(), without);
        var verdict = new CacheChaos(options.seed(), options.length(), without, options.telling()).run();
        options.telling().accept(verdict.report(WorkerRing.STALENESS_BOUND.toNanos()));
        options.write(without, Map.of("verdict", verdict));
        return verdict.kept() ? 0 : 1;
    }
}
