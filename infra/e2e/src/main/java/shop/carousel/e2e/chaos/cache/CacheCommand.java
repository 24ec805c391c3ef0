package shop.carousel.e2e.chaos.cache;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of the plan of faults; default 1.")
    private long seed;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "60", description = "10 to 3600; default 60.")
    private int seconds;

    @Option(
            names = "--without",
            paramLabel = "MECHANISM",
            split = ",",
            description =
                    "Switches a mechanism off, to see that its absence is found: versions, leases, epochs, incarnations, outbox.")
    private Set<String> without = new LinkedHashSet<>();

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the verdict to a file, too.")
    private @Nullable Path json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        if (seconds < 10 || seconds > 3_600) {
            throw new ParameterException(spec.commandLine(), "--seconds is 10 to 3600, not " + seconds);
        }
        if (!MECHANISMS.containsAll(without)) {
            throw new ParameterException(spec.commandLine(), "--without is one of " + MECHANISMS + ", not " + without);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf("Chaos in the cache: seed %d, %d s, without %s%n", seed, seconds, without);
        var verdict = new CacheChaos(seed, Duration.ofSeconds(seconds), without, line -> {
                    out.println(line);
                    out.flush();
                })
                .run();
        out.println(verdict.report(WorkerRing.STALENESS_BOUND.toNanos()));
        out.flush();
        write(verdict);
        return verdict.kept() ? 0 : 1;
    }

    private void write(Verdict verdict) throws IOException {
        if (json != null) {
            var document = new LinkedHashMap<String, Object>();
            document.put("seed", seed);
            document.put("seconds", seconds);
            document.put("without", without);
            document.put("verdict", verdict);
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), document);
        }
    }
}
