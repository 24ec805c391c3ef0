package shop.carousel.demo.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code shop import}: catalogues into a running shop. Exit code 1 when one could not be imported, or nothing of it was
 * taken.
 */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Imports catalogues (CSV or JSON Lines, gzipped or not) into a running shop.",
        footer = {"", "Example:  ./shop import catalogue.jsonl.gz"})
public final class ImportCommand implements Callable<Integer> {

    private static final int SHOWN_REJECTIONS = 20;

    @Mixin
    private ShopOptions options = new ShopOptions();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The catalogues.")
    private List<Path> files = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there.")
    private @Nullable Path figuresFile;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            return run();
        } catch (ShopException refused) {
            spec.commandLine().getErr().println(refused.getMessage());
            return 1;
        }
    }

    private int run() throws IOException, InterruptedException {
        List<CatalogueFile> catalogues = files.stream().map(CatalogueFile::new).toList();
        for (CatalogueFile catalogue : catalogues) {
            requireReadable(catalogue.path());
        }
        ShopClient shop = options.client();
        shop.signIn(options.password());
        List<ImportFigures> figures = new ArrayList<>();
        for (CatalogueFile catalogue : catalogues) {
            figures.add(run(new Importing(shop), catalogue));
        }
        if (figuresFile != null) {
            new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(figuresFile.toFile(), Map.of("files", figures));
        }
        return figures.stream().allMatch(ImportFigures::isWell) ? 0 : 1;
    }

    private static void requireReadable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new ShopException("There is no readable file " + file);
        }
    }

    private ImportFigures run(Importing importing, CatalogueFile catalogue) throws IOException, InterruptedException {
        long start = System.nanoTime();
        String name = String.valueOf(catalogue.path().getFileName());
        try (ProgressBar bar = Bars.bar(name, catalogue.lines(), "products")) {
            ImportJob job = importing.run(
                    BodyPublishers.ofFile(catalogue.path()), seen -> bar.stepTo(Math.min(seen.read(), bar.getMax())));
            bar.maxHint(Math.max(1, job.read()));
            bar.stepTo(job.read());
            ImportFigures figures = ImportFigures.of(catalogue, job, (System.nanoTime() - start) / 1e9);
            bar.close();
            report(name, figures);
            return figures;
        }
    }

    private void report(String name, ImportFigures figures) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%s: %s, %,d read, %,d imported, %,d rejected, %.1f s, %,.0f a second%n",
                name,
                figures.state(),
                figures.read(),
                figures.imported(),
                figures.rejected(),
                figures.seconds(),
                figures.perSecond());
        print(
                out,
                "",
                figures.errors(),
                Math.max(figures.rejected(), figures.errors().size()));
        print(out, "to know: ", figures.warnings(), figures.warnings().size());
        out.flush();
    }

    private static void print(PrintWriter out, String mark, List<ImportJob.Rejection> lines, long all) {
        lines.stream()
                .limit(SHOWN_REJECTIONS)
                .forEach(line -> out.printf("  %sline %,d: %s%n", mark, line.line(), line.reason()));
        if (all > SHOWN_REJECTIONS) {
            out.printf("  … and %,d more%n", all - SHOWN_REJECTIONS);
        }
    }
}
