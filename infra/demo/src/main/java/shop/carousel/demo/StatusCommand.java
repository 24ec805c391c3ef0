package shop.carousel.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
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
import shop.carousel.demo.supervisor.Condition;
import shop.carousel.demo.supervisor.ShopState;
import shop.carousel.demo.supervisor.ShopState.PartState;
import shop.carousel.demo.supervisor.StateFile;

/** {@code shop status}: what runs, as found now. Exit code 0 when the shop is open, 3 when it is not. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows what runs. Exit code 0 when the shop is open, 3 when it is not.")
final class StatusCommand implements Callable<Integer> {

    private static final int NOT_OPEN = 3;
    private static final int MOST_USAGE_SECONDS = 3_600;

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--json", description = "As JSON: {url, open, parts:[{name, pid, port, state, log}]}.")
    private boolean json;

    @Option(
            names = "--usage",
            arity = "0..1",
            paramLabel = "SECONDS",
            fallbackValue = "60",
            description = "Measures the processes for this long (60 by default) and shows what they use.")
    private @Nullable Integer usage;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (usage != null && (usage < 1 || usage > MOST_USAGE_SECONDS)) {
            throw new ParameterException(
                    spec.commandLine(), "--usage is 1 to " + MOST_USAGE_SECONDS + ", not " + usage);
        }
        @Nullable
        ShopState said =
                new StateFile(data.folder().resolve("state.json")).read().orElse(null);
        boolean runs = said != null && said.launcher().alive();
        List<PartState> parts = said == null
                ? List.of()
                : said.parts().stream().map(part -> found(part, runs)).toList();
        boolean open = said != null && runs && said.open();
        String url = said == null ? null : said.url();
        var taken = said == null || usage == null ? null : ShopUsage.during(Duration.ofSeconds(usage), said);
        spec.commandLine().getOut().println(json ? json(url, open, parts, taken) : text(url, open, parts, taken));
        return open ? 0 : NOT_OPEN;
    }

    /** What a part is now, whatever the state file said when it was written. */
    private static PartState found(PartState part, boolean shopRuns) {
        boolean alive = part.process().isPresent();
        if (shopRuns) {
            return part.found(part.state() == Condition.UP && !alive ? Condition.RESTARTING : part.state());
        }
        return part.found(alive ? Condition.LEFT : Condition.STOPPED);
    }

    private static String json(@Nullable String url, boolean open, List<PartState> parts, @Nullable ShopUsage taken)
            throws IOException {
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("url", url);
        document.put("open", open);
        document.put("parts", parts.stream().map(StatusCommand::part).toList());
        if (taken != null) {
            document.put("usage", taken.json());
        }
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }

    private static Map<String, @Nullable Object> part(PartState part) {
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("name", part.name());
        document.put("pid", part.pid());
        document.put("port", part.port());
        document.put("state", part.state().text());
        document.put("log", part.log());
        return document;
    }

    private static String text(@Nullable String url, boolean open, List<PartState> parts, @Nullable ShopUsage taken) {
        var text = new StringBuilder(open ? "Carousel is open: " + url : "Carousel is not open.");
        for (PartState part : parts) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n  %-12s %-10s %5d  %-8s %s",
                    part.name(),
                    part.state().text(),
                    part.port(),
                    part.pid() == null ? "-" : part.pid(),
                    part.log()));
        }
        if (taken != null) {
            text.append(System.lineSeparator()).append(taken.text());
        }
        return text.toString();
    }
}
