package shop.carousel.demo.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import shop.carousel.demo.client.retail.RetailBook;
import shop.carousel.demo.client.retail.RetailFile;

/**
 * {@code shop replay}: the orders of a real order file, placed in a running shop. Exit code 1 when the books do not
 * balance.
 */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Places the orders of a real order file (UCI Online Retail, CSV, gzipped or not) in a running shop, "
                    + "cancels what the file "
                    + "cancels, and compares the books: orders, stock, every SKU.",
            "Let nobody else order meanwhile: their units would be missing in the books."
        },
        footer = {"", "Example:  ./shop replay online-retail.csv.gz --limit 1000"})
public final class ReplayCommand implements Callable<Integer> {

    private static final int MOST_CONCURRENCY = 256;

    @Mixin
    private ShopOptions options = new ShopOptions();

    @Parameters(paramLabel = "FILE", description = "The order file.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "Replays in the file's own time, X times faster (default: as fast as it goes).")
    private @Nullable Double speed;

    @Option(names = "--limit", paramLabel = "N", description = "Places the first N orders only.")
    private int limit = Integer.MAX_VALUE;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description = "How many requests at a time (default: ${DEFAULT-VALUE}).")
    private int concurrency = 16;

    @Option(
            names = "--run",
            paramLabel = "NAME",
            description = "Part of every idempotency key: another name places the same orders anew (default: "
                    + "${DEFAULT-VALUE}).")
    private String run = "replay";

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "How long to wait while no order makes progress (default: ${DEFAULT-VALUE}).")
    private int patience = 60;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there.")
    private @Nullable Path figuresFile;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        require(speed == null || (speed > 0 && speed <= 1e9), "--speed must be above 0, at most 1e9");
        require(limit > 0, "--limit must be 1 or more");
        require(concurrency > 0 && concurrency <= MOST_CONCURRENCY, "--concurrency must be 1 to " + MOST_CONCURRENCY);
        require(patience > 0, "--patience must be 1 or more");
        require(run.matches("[A-Za-z0-9._-]{1,100}"), "--run must be 1 to 100 letters, digits, dots and dashes");
        try {
            return replay();
        } catch (ShopException refused) {
            spec.commandLine().getErr().println(refused.getMessage());
            return 1;
        }
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), rule + ".");
        }
    }

    private int replay() throws IOException, InterruptedException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new ShopException("There is no readable file " + file);
        }
        ShopClient shop = options.client();
        shop.signIn(options.password());
        RetailBook book = RetailFile.read(file);
        ReplayFigures figures = new Replay(shop, settings()).run(String.valueOf(file.getFileName()), book);
        new ReplayReport(spec.commandLine().getOut()).print(figures);
        if (figuresFile != null) {
            new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(figuresFile.toFile(), figures);
        }
        return figures.isGood() ? 0 : 1;
    }

    private Replay.Settings settings() {
        return new Replay.Settings(run, limit, concurrency, speed, Duration.ofSeconds(patience));
    }
}
