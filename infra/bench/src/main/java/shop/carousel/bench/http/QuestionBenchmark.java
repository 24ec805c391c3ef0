package shop.carousel.bench.http;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import shop.carousel.bench.against.Measure;
import shop.carousel.bench.load.RunningShop;
import shop.carousel.bench.report.Machine;
import shop.carousel.bench.report.Table;

/**
 * The options of a benchmark of questions, and its course: a warm-up of all of them, then each at every number of
 * connections, then at half of the most that it reached, from an open model. Prints tables; {@link #readings} has the
 * figures.
 */
public final class QuestionBenchmark {

    /** The fields of a {@link Reading} that say what was measured. */
    public static final List<String> KEYS = List.of("question", "through", "connections");

    /** What two commits are compared by. */
    public static final List<Measure> MEASURES = List.of(
            new Measure("answers/s", "/perSecond"),
            new Measure("p50 ms", "/p50Millis"),
            new Measure("p99 ms", "/p99Millis"),
            new Measure("CPU µs", "/processorMicros"));

    @Option(
            names = "--connections",
            split = ",",
            paramLabel = "N",
            description = "Kept connections, one figure for each (default: 1,32,256).")
    private List<Integer> connections = List.of(1, 32, 256);

    @Option(
            names = "--seconds",
            defaultValue = "4",
            description = "Length of each stretch (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "30",
            paramLabel = "SECONDS",
            description = "Load on all questions together before the first figure (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    private final List<Reading> readings = new ArrayList<>();

    /** What all stretches brought, in the order in which they were measured. */
    public List<Reading> readings() {
        return List.copyOf(readings);
    }

    /**
     * Measures and prints.
     *
     * @param through the names of ways to the shop and, for each, a question's port
     */
    public void measure(RunningShop shop, List<Question> questions, Map<String, Way> through, PrintWriter out) {
        try (var asking = new Asking(shop)) {
            int pieces = Math.max(1, questions.size() * through.size());
            for (Question question : questions) {
                for (var way : through.entrySet()) {
                    asking.atCapacity(
                            question,
                            way.getKey(),
                            way.getValue().port(question),
                            32,
                            Duration.ofMillis(warmUp * 1_000L / pieces));
                }
            }
            Duration time = Duration.ofSeconds(seconds);
            for (var way : through.entrySet()) {
                for (Question question : questions) {
                    measure(asking, question, way.getKey(), way.getValue().port(question), time);
                }
            }
        }
        print(out);
    }

    /** A way to the shop. */
    @FunctionalInterface
    public interface Way {
        int port(Question question);
    }

    private void measure(Asking asking, Question question, String through, int port, Duration time) {
        double most = 0;
        for (int count : connections) {
            Reading reading = asking.atCapacity(question, through, port, count, time);
            readings.add(reading);
            most = Math.max(most, reading.perSecond());
        }
        if (most > 0) {
            readings.add(asking.atRate(question, through, port, most / 2, time));
        }
    }

    private void print(PrintWriter out) {
        out.println(Machine.here());
        Table table = new Table(
                "question",
                "through",
                "connections",
                "answers/s",
                "of the first",
                "p50 ms",
                "p99 ms",
                "bytes",
                "CPU µs",
                "failed");
        for (Reading reading : readings) {
            table.row(
                    reading.question(),
                    reading.through(),
                    reading.connections() == 0 ? "half rate" : Integer.toString(reading.connections()),
                    "%,.0f".formatted(reading.perSecond()),
                    "%.3f".formatted(reading.perSecond() / first(reading).perSecond()),
                    "%.2f".formatted(reading.p50Millis()),
                    "%.2f".formatted(reading.p99Millis()),
                    "%,d".formatted(reading.bytes()),
                    "%,.0f".formatted(reading.shopMicros()),
                    Long.toString(reading.failed()));
        }
        out.println(table);
        out.println("\"of the first\": answers a second as a part of the first question's, asked in the same way.");
        out.println("CPU µs: of the shop's processes an answer, without the generator. By process, 32 connections:");
        readings.stream()
                .filter(reading -> reading.connections() == 32)
                .forEach(reading -> out.println("  " + reading.question() + ", " + reading.through() + ": "
                        + reading.processorMicros().entrySet().stream()
                                .filter(part -> part.getValue() >= 1)
                                .map(part -> String.format(Locale.ROOT, "%s %.0f", part.getKey(), part.getValue()))
                                .collect(Collectors.joining(", "))));
        out.flush();
    }

    /** The first question's reading that was taken in the same way. */
    private Reading first(Reading reading) {
        return readings.stream()
                .filter(other ->
                        other.through().equals(reading.through()) && other.connections() == reading.connections())
                .findFirst()
                .orElseThrow();
    }
}
