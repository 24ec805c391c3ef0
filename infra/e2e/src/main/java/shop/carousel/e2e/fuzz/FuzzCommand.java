package shop.carousel.e2e.fuzz;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import shop.carousel.demo.Layout;
import shop.carousel.demo.servers.Folders;
import shop.carousel.e2e.shop.RunningShop;

/** {@code ./shop fuzz}. Exit codes: 0 every promise was kept, 1 one was broken, 2 asked wrongly. */
@Command(
        name = "shop fuzz",
        mixinStandardHelpOptions = true,
        description = {
            "Sends hostile requests over every operation that the services' OpenAPI documents have, pages included.",
            "Finds any 5xx except a 503 with Retry-After, any refusal that is no problem document or "
                    + "changed something, any answer that is"
                    + " late or not what OpenAPI says, and any stack trace. The same seed sends the same requests.",
            "It makes products, carts, accounts and orders. By default it starts a shop of its own, which goes when "
                    + "it is done."
        })
public final class FuzzCommand implements Callable<Integer> {

    private static final int SHOWN = 12;
    private static final long MOST_REQUESTS = 10_000_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of the requests; default 1.")
    private long seed;

    @Option(
            names = "--requests",
            paramLabel = "M",
            defaultValue = "10000",
            description = "How many; 1 to 10000000, default 10000.")
    private long requests;

    @Option(
            names = "--first",
            paramLabel = "N",
            defaultValue = "0",
            description = "The number of the first one, to send again what was found; default 0.")
    private long first;

    @Option(
            names = "--url",
            paramLabel = "U",
            description = "A shop that runs on this machine, by its gateway's address; its folder is --data.")
    private @Nullable URI url;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "With --url: the shop's folder, for the administrator's password and the logs; default .carousel.")
    private @Nullable Path data;

    @Option(names = "--table", description = "Every entry of the table to every operation, instead of chance.")
    private boolean table;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the verdict to a file, too.")
    private @Nullable Path json;

    /** Runs the command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new FuzzCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (requests < 1 || requests > MOST_REQUESTS) {
            throw new ParameterException(
                    spec.commandLine(), "--requests is 1 to " + MOST_REQUESTS + ", not " + requests);
        }
        return url == null ? ofItsOwn() : of(url, data == null ? home().resolve(".carousel") : data);
    }

    private static Path home() {
        return Path.of(System.getProperty("carousel.home", "."));
    }

    private int ofItsOwn() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("carousel-fuzz-");
        out().println("Opening a shop …");
        out().flush();
        try (var shop = RunningShop.start(home(), folder.resolve("shop"), new Layout.Counts(3, 1, 1, 1), Map.of())) {
            return of(URI.create(shop.url()), shop.layout().data());
        } finally {
            Folders.delete(folder);
        }
    }

    private int of(URI shop, Path folder) throws IOException, InterruptedException {
        var logs = LogWatch.of(folder.resolve("logs"));
        String password = Files.readString(folder.resolve("admin-password")).strip();
        var fuzzing = Fuzzing.of(shop, password);
        var outcomes = table ? fuzzing.table(seed) : fuzzing.random(seed, first, requests, this::tell);
        List<String> traces = logs.traces();
        report(outcomes, traces);
        write(outcomes, traces);
        return outcomes.findings().isEmpty() && traces.isEmpty() ? 0 : 1;
    }

    private void tell(long number) {
        if ((number + 1) % 1_000 == 0) {
            out().printf("%d sent%n", number + 1);
            out().flush();
        }
    }

    private void report(Fuzzing.Outcomes outcomes, List<String> traces) {
        out().printf("Operations:  %d%n", outcomes.operations());
        out().printf("Answers:     %s (0: cut off)%n", outcomes.statuses());
        outcomes.findings().stream().limit(SHOWN).forEach(this::show);
        traces.stream().distinct().limit(SHOWN).forEach(trace -> out().println("  In a log: " + trace));
        out().printf(
                        "Findings:    %d, and %d stack traces in logs%n",
                        outcomes.findings().size(), traces.size());
        out().println(
                        outcomes.findings().isEmpty() && traces.isEmpty()
                                ? "Verdict:     kept."
                                : "Verdict:     BROKEN.");
        out().flush();
    }

    private void show(Fuzzing.Finding finding) {
        out().printf("%n#%d %s%n", finding.number(), finding.faults());
        out().println(finding.request().indent(4).stripTrailing());
    }

    private void write(Fuzzing.Outcomes outcomes, List<String> traces) throws IOException {
        if (json != null) {
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValue(json.toFile(), Map.of("seed", seed, "outcomes", outcomes, "traces", traces));
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
