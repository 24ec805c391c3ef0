package shop.carousel.bench.against;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import shop.carousel.bench.LeftOutException;
import shop.carousel.bench.report.Commit;
import shop.carousel.bench.report.FiguresOption;
import shop.carousel.bench.report.Machine;

/**
 * {@code --against REV} of a benchmark: runs it on another commit and on this one by turns, and prints ratios. Each
 * run is a process of its own with the options that were given, so that none finds the other's caches warm.
 */
public final class AgainstOption {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(
            names = "--against",
            paramLabel = "REV",
            description = "Measures this commit, too, in turns with the present one, and prints the ratios. "
                    + "It is built in target/against.")
    private @Nullable String revision;

    @Option(
            names = "--turns",
            paramLabel = "N",
            defaultValue = "3",
            description = "With --against: how often each of the two is measured (default: ${DEFAULT-VALUE}).")
    private int turns = 3;

    /** Whose generator asks: that of this commit, or the other commit's own. */
    public enum Generator {
        /** This program measures a shop that the other commit's launcher starts. */
        THIS,
        /** The other commit's own program measures its own classes. */
        OWN
    }

    /** Whether another commit is asked for. */
    public boolean isAsked() {
        return revision != null;
    }

    /**
     * Measures both by turns.
     *
     * @param keys the fields of the benchmark's figures that say what was measured
     * @return 0, or 1 when a run did not end with 0
     */
    public int measure(
            CommandLine command, Generator generator, List<String> keys, List<Measure> measures, FiguresOption figures)
            throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("carousel.home", "")).toAbsolutePath();
        Checkout other = Checkout.of(Objects.requireNonNull(revision), home);
        List<String> words = words(command);
        List<String> then = new ArrayList<>(words);
        if (generator == Generator.THIS) {
            then.addAll(List.of("--checkout", other.folder().toString()));
        }
        Path of = generator == Generator.THIS ? home : other.folder();
        Comparison comparison = new Comparison(keys, measures);
        for (int turn = 0; turn < turns; turn++) {
            JsonNode before = run(of, then, command, "turn %d, %s".formatted(turn + 1, other.commit()));
            comparison.add(before, run(home, words, command, "turn %d, here".formatted(turn + 1)));
        }
        PrintWriter out = command.getOut();
        out.println(Machine.here());
        out.println(comparison.table(other.commit(), Commit.here()));
        out.println("Medians of " + turns + " turns; a ratio is the present figure over that of " + other.commit()
                + ", of one turn.");
        out.flush();
        figures.write(command.getCommandName() + " against " + other.commit(), comparison.figures());
        return 0;
    }

    /** The words of the command line, without those that are about the comparison and the file of figures. */
    private static List<String> words(CommandLine command) {
        List<String> all = command.getParseResult().originalArgs();
        List<String> words = new ArrayList<>();
        for (int at = 0; at < all.size(); at++) {
            String name = all.get(at).replaceFirst("=.*", "");
            if (!List.of("--against", "--turns", "--json").contains(name)) {
                words.add(all.get(at));
            } else if (name.equals(all.get(at))) {
                at++; // its value is a word of its own
            }
        }
        return words;
    }

    private static JsonNode run(Path home, List<String> words, CommandLine command, String name)
            throws IOException, InterruptedException {
        command.getErr().println("Measuring: " + name + " …");
        command.getErr().flush();
        Path file = Files.createTempFile("carousel-bench-", ".json");
        try {
            List<String> line = new ArrayList<>(List.of(home.resolve("shop").toString(), "bench"));
            line.addAll(words);
            line.addAll(List.of("--json", file.toString()));
            int code = new ProcessBuilder(line)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.INHERIT)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new LeftOutException(name + " ended with " + code + ": " + String.join(" ", line));
            }
            return JSON.readTree(file.toFile()).path("figures");
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
