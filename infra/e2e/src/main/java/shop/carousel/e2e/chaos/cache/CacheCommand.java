package shop.carousel.e2e.chaos.cache;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shop.carousel.e2e.chaos.options.ChaosOptions;
import shop.carousel.ring.NodeTransport;

/** {@code ./shop chaos cache}. */
@Command(
        name = "cache",
        mixinStandardHelpOptions = true,
        description = {
            "Writers, readers and holders of locks in two zones and several processes against real nodes: under",
            "kills, pauses, cut and silent links, joins and leaves, processes that do not hear of them or hear",
            "late, a membership log that loses what stands in it, options that differ, exchanged lock nodes, a",
            "holder of locks that stands still, clocks that are set, a stopped outbox, a dying and a stalled",
            "writer, evictions, and rows deleted behind the cache's back. Says how stale a read ever was, and",
            "whether the cache and its locks kept their promises. The same seed gives the same faults."
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
            description = "Takes a mechanism out, to see that its absence is found: versions, leases, epochs, "
                    + "incarnations, outbox.")
    private Set<String> without = new LinkedHashSet<>();

    @Option(
            names = "--transport",
            paramLabel = "TRANSPORT",
            defaultValue = "direct",
            description = "How commands reach nodes: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private NodeTransport transport = NodeTransport.DIRECT;

    @Option(
            names = "--judge",
            paramLabel = "FILE",
            description = "Judges the recorded history of an earlier run, instead of running.")
    private @Nullable Path judge;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        options.replayed().ifPresent(recorded -> without = recorded.without());
        options.check(without, MECHANISMS);
        if (without.stream().filter(each -> !each.equals(Relay.OUTBOX)).count() > 1) {
            throw options.refused("--without takes one mechanism of the ring at a time, not " + without);
        }
        var verdict = judge == null ? run() : judged(judge);
        options.telling().accept(verdict.report(WorkerRing.STALENESS_BOUND.toNanos()));
        options.write(without, Map.of("verdict", verdict));
        return verdict.kept() ? 0 : 1;
    }

    private Verdict run() throws IOException, InterruptedException, SQLException {
        options.out()
                .printf(
                        "Chaos in the cache: seed %d, %d s, transport %s, without %s%n",
                        options.seed(), options.seconds(), transport, without);
        return new CacheChaos(options.seed(), options.length(), transport, without, options.telling()).run();
    }

    private Verdict judged(Path file) {
        try {
            var history = History.read(file);
            options.telling().accept(history.title());
            return history.verdict();
        } catch (IOException e) {
            throw options.refused("--judge is a file that a run has left: " + e.getMessage());
        }
    }
}
