package shop.carousel.bench.shoppers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import shop.carousel.bench.report.Commit;
import shop.carousel.bench.report.LineChart;
import shop.carousel.bench.report.LineChart.Line;
import shop.carousel.bench.report.Machine;
import shop.carousel.bench.report.ReportPage;
import shop.carousel.bench.report.Table;
import shop.carousel.bench.shoppers.Timeline.Kind;
import shop.carousel.bench.shoppers.Timeline.Tally;

/** What a load brought, as a table, and as a page with the course of it. */
final class LoadReport {

    private static final double HUNDRED = 100;

    private final Timeline timeline;
    private final Map<String, Double> baseline;

    /**
     * A report beside an earlier run.
     *
     * @param baseline the 99th percentiles of that run in milliseconds, by kind; may be empty
     */
    LoadReport(Timeline timeline, Map<String, Double> baseline) {
        this.timeline = timeline;
        this.baseline = new TreeMap<>(baseline);
    }

    /** The 99th percentiles in a file that {@code --json} wrote. */
    static Map<String, Double> baseline(Path file) throws IOException {
        var p99 = new TreeMap<String, Double>();
        for (JsonNode kind : new ObjectMapper().readTree(file.toFile()).path("figures")) {
            p99.put(kind.path("kind").asText(), kind.path("p99").asDouble());
        }
        return p99;
    }

    String table() {
        var table = new Table("request", "count", "p50 ms", "p99 ms", "max ms", "refused", "failed", "p99 : baseline");
        for (Kind kind : timeline.kinds()) {
            table.row(
                    kind.kind(),
                    kind.requests(),
                    rounded(kind.p50()),
                    rounded(kind.p99()),
                    rounded(kind.max()),
                    kind.refused(),
                    kind.failed(),
                    ratio(kind));
        }
        return table.toString();
    }

    private String ratio(Kind kind) {
        double before = baseline.getOrDefault(kind.kind(), 0.0);
        return before == 0 ? "–" : String.format(Locale.ROOT, "%.2f", kind.p99() / before);
    }

    private static String rounded(double millis) {
        return String.format(Locale.ROOT, millis < HUNDRED ? "%.1f" : "%.0f", millis);
    }

    void write(Path file, String name, String command, String printed, int exitCode)
            throws IOException, InterruptedException {
        var part = new ReportPage.Part(name, command, printed, drawing(), exitCode);
        Files.writeString(file, new ReportPage(Machine.here(), Commit.here(), List.of(part)).html());
    }

    private String drawing() {
        List<Tally> seconds = timeline.seconds();
        return new LineChart(
                                "Requests",
                                "a second",
                                List.of(
                                        line("due", false, seconds, Tally::due),
                                        line("answered", true, seconds, Tally::good),
                                        line("refused or failed", false, seconds, s -> s.refused() + s.failed())))
                        .svg()
                + new LineChart(
                                "Time from when a request was due",
                                "ms",
                                List.of(
                                        line("p99", true, seconds, second -> second.millis(99)),
                                        line("p50", false, seconds, second -> second.millis(50))))
                        .svg()
                + new LineChart(
                                "Orders that reached their end",
                                "a second",
                                List.of(line("orders", true, seconds, Tally::ordersEnded)))
                        .svg();
    }

    private static Line line(String label, boolean ours, List<Tally> seconds, ToDoubleFunction<Tally> value) {
        return new Line(label, ours, seconds.stream().map(value::applyAsDouble).toList());
    }
}
