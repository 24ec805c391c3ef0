package shop.carousel.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import shop.carousel.bench.report.Commit;
import shop.carousel.bench.report.Machine;
import shop.carousel.bench.report.ReportPage;

/** Runs the benchmarks one after the other, each for a short time, and writes one page. 1 when one of them failed. */
@Command(
        name = "all",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Every benchmark, one after the other, on one HTML page with tables and drawings.",
            "Each runs for a short time; the page names the commands."
        })
final class AllCommand implements Callable<Integer> {

    /**
     * A benchmark as it is run here.
     *
     * @param draws whether it has {@code --svg}
     */
    private record Short(String name, boolean draws, String... arguments) {

        Short {
            arguments = arguments.clone();
        }
    }

    private static final List<Short> BENCHMARKS = List.of(
            new Short("placement", true, "placement", "--no-speed"),
            new Short("cache", true, "cache", "--rounds", "2"),
            new Short("stock", false, "stock", "--rounds", "1", "--seconds", "3"),
            new Short("orders", false, "orders", "--warm-up", "60", "--seconds", "10"),
            new Short("pages", false, "pages", "--connections", "32", "--seconds", "3"),
            new Short("search", false, "search", "--connections", "32", "--seconds", "3"),
            new Short("related", false, "search", "--related"),
            new Short("relevance", false, "search", "--relevance"));

    @Option(names = "--report", paramLabel = "FILE", required = true, description = "The page that is written.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path report;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Some of them: placement, cache, stock, orders, pages, search, related, relevance.")
    private List<String> only = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Short> chosen = chosen();
        List<ReportPage.Part> parts = new ArrayList<>();
        for (Short benchmark : chosen) {
            spec.commandLine().getErr().println("Measuring: " + benchmark.name() + " …");
            spec.commandLine().getErr().flush();
            parts.add(measure(benchmark));
            write(parts); // a run that is broken off leaves what it has
        }
        spec.commandLine()
                .getOut()
                .println("Written: " + report.toAbsolutePath().normalize());
        return parts.stream().allMatch(part -> part.exitCode() == 0) ? 0 : 1;
    }

    private List<Short> chosen() {
        List<String> names = BENCHMARKS.stream().map(Short::name).toList();
        only.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw new ParameterException(
                    spec.commandLine(), "There is no " + name + ", but " + String.join(", ", names));
        });
        return BENCHMARKS.stream()
                .filter(benchmark -> only.isEmpty() || only.contains(benchmark.name()))
                .toList();
    }

    private static ReportPage.Part measure(Short benchmark) throws IOException {
        Path drawing = Files.createTempFile("carousel-bench-", ".svg");
        try {
            String[] arguments = Stream.concat(
                            Arrays.stream(benchmark.arguments()),
                            benchmark.draws() ? Stream.of("--svg", drawing.toString()) : Stream.empty())
                    .toArray(String[]::new);
            StringWriter printed = new StringWriter();
            PrintWriter out = new PrintWriter(printed);
            CommandLine command = Bench.commandLine().setOut(out).setErr(out);
            int exitCode = command.execute(arguments);
            out.flush();
            return new ReportPage.Part(
                    benchmark.name(),
                    "./shop bench " + String.join(" ", benchmark.arguments()),
                    printed.toString(),
                    Files.readString(drawing),
                    exitCode);
        } finally {
            Files.deleteIfExists(drawing);
        }
    }

    private void write(List<ReportPage.Part> parts) throws IOException, InterruptedException {
        Files.writeString(report, new ReportPage(Machine.here(), Commit.here(), List.copyOf(parts)).html());
    }
}
