package shop.carousel.bench.against;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import shop.carousel.bench.report.Table;

/**
 * The figures of two commits, measured in turns. A turn gives one ratio for each row, so a machine that changes its
 * pace between turns changes no ratio; the table shows their median, and the least and the greatest as their spread.
 * Rows that only one commit has are left out.
 */
final class Comparison {

    private final List<String> keys;
    private final List<Measure> measures;
    private final Map<String, List<Pair>> rows = new LinkedHashMap<>();

    /** What one turn brought for one row. */
    private record Pair(double then, double now) {

        double ratio() {
            return now / then;
        }
    }

    /** @param keys the fields of a figure that say what was measured */
    Comparison(List<String> keys, List<Measure> measures) {
        this.keys = List.copyOf(keys);
        this.measures = List.copyOf(measures);
    }

    /** Takes one turn's figures: those of the other commit, and this one's. */
    void add(JsonNode then, JsonNode now) {
        Map<String, JsonNode> before = new LinkedHashMap<>();
        then.forEach(figure -> before.put(key(figure), figure));
        for (JsonNode figure : now) {
            JsonNode other = before.get(key(figure));
            if (other != null) {
                measures.forEach(measure -> add(measure, other, figure));
            }
        }
    }

    private void add(Measure measure, JsonNode then, JsonNode now) {
        OptionalDouble before = measure.in(then);
        OptionalDouble after = measure.in(now);
        if (before.isPresent() && after.isPresent() && before.getAsDouble() > 0) {
            rows.computeIfAbsent(key(now) + "\t" + measure.name(), row -> new ArrayList<>())
                    .add(new Pair(before.getAsDouble(), after.getAsDouble()));
        }
    }

    private String key(JsonNode figure) {
        return keys.stream().map(key -> figure.path(key).asText()).collect(Collectors.joining(", "));
    }

    /** One row for each thing that was measured and each measure of it. */
    Table table(String then, String now) {
        Table table = new Table("measured", "figure", then, now, "ratio", "from", "to");
        rows.forEach((row, turns) -> {
            List<Double> ratios = turns.stream().map(Pair::ratio).sorted().toList();
            table.row(
                    row.substring(0, row.indexOf('\t')),
                    row.substring(row.indexOf('\t') + 1),
                    number(median(turns.stream().map(Pair::then).sorted().toList())),
                    number(median(turns.stream().map(Pair::now).sorted().toList())),
                    ratio(median(ratios)),
                    ratio(ratios.getFirst()),
                    ratio(ratios.getLast()));
        });
        return table;
    }

    /** The ratio's median by row, for programs. */
    List<Map<String, Object>> figures() {
        List<Map<String, Object>> figures = new ArrayList<>();
        rows.forEach((row, turns) -> {
            Map<String, Object> figure = new LinkedHashMap<>();
            figure.put("measured", row.substring(0, row.indexOf('\t')));
            figure.put("figure", row.substring(row.indexOf('\t') + 1));
            figure.put("then", turns.stream().map(Pair::then).toList());
            figure.put("now", turns.stream().map(Pair::now).toList());
            figure.put("ratio", median(turns.stream().map(Pair::ratio).sorted().toList()));
            figures.add(figure);
        });
        return figures;
    }

    private static double median(List<Double> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
