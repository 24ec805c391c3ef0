package shop.carousel.e2e.chaos.options;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every chaos is asked with, checked, and how it answers. */
public final class ChaosOptions {

    private static final int NIGHTLY_SECONDS = 1_800;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of the plan of faults; default 1.")
    private long seed;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "60", description = "10 to 3600; default 60.")
    private int seconds;

    @Option(names = "--nightly", description = "As long as a night has time for: half an hour, instead of --seconds.")
    private boolean nightly;

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            description = {
                "Runs again what a run was that broke a promise, with its seed, its options and its plan of faults.",
                "FILE is what such a run leaves."
            })
    private @Nullable Path replay;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the verdict to a file, too.")
    private @Nullable Path json;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    /** Of the plan of faults. */
    public long seed() {
        return seed;
    }

    public int seconds() {
        return nightly ? NIGHTLY_SECONDS : seconds;
    }

    /** What was asked for, if it is to be run again; then its seed and length count, and not these options. */
    public Optional<Recorded> replayed() {
        if (replay == null) {
            return Optional.empty();
        }
        try {
            var recorded = Recorded.read(replay);
            seed = recorded.seed();
            seconds = recorded.seconds();
            nightly = false;
            return Optional.of(recorded);
        } catch (IOException e) {
            throw refused("--replay is a file that a run has left: " + e.getMessage());
        }
    }

    /** A usage error unless the run is as long as it may be and does without what it can do without. */
    public void check(Set<String> without, Set<String> mechanisms) {
        require("--seconds", seconds(), 10, 3_600);
        if (!mechanisms.containsAll(without)) {
            throw refused("--without is one of " + mechanisms + ", not " + without);
        }
    }

    /** A usage error unless the value is in these bounds. */
    public void require(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw refused(option + " is " + least + " to " + most + ", not " + value);
        }
    }

    /** A usage error. */
    public ParameterException refused(String why) {
        return new ParameterException(command.commandLine(), why);
    }

    /** How long faults strike. */
    public Duration length() {
        return Duration.ofSeconds(seconds());
    }

    public PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** Tells what happens as it happens. */
    public Consumer<String> telling() {
        return line -> {
            out().println(line);
            out().flush();
        };
    }

    /** The verdict as a file, where one was asked for. */
    public void write(Set<String> without, Map<String, Object> verdict) throws IOException {
        if (json != null) {
            var document = new LinkedHashMap<String, Object>();
            document.put("seed", seed);
            document.put("seconds", seconds());
            document.put("without", without);
            document.putAll(verdict);
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), document);
        }
    }
}
