package shop.carousel.bench.report;

import java.util.List;
import java.util.Locale;

/**
 * Lines over time, each with its own name at its end.
 *
 * @param unit of the values
 * @param lines of equal length, a value for each second
 */
public record LineChart(String title, String unit, List<Line> lines) {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 240;
    private static final int LEFT = 60;
    private static final int RIGHT = 130;
    private static final int TOP = 44;
    private static final int BOTTOM = 36;
    private static final int LABEL_GAP = 14;

    /** One of them. */
    public record Line(String label, boolean ours, List<Double> values) {}

    /** The drawing. */
    public String svg() {
        double most = lines.stream()
                .flatMap(line -> line.values().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        double top = most <= 0 ? 1 : most;
        int seconds =
                lines.stream().mapToInt(line -> line.values().size()).max().orElse(1);
        var svg = new Svg(WIDTH, HEIGHT).text(10, 24, "title", "start", title + ", " + unit);
        svg.line(LEFT, TOP, LEFT, HEIGHT - BOTTOM, "axis")
                .line(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, "axis");
        svg.text(LEFT - 8, TOP + 4, "small", "end", number(top)).text(LEFT - 8, HEIGHT - BOTTOM, "small", "end", "0");
        svg.text(WIDTH - RIGHT, HEIGHT - 12, "small", "end", seconds + " s");
        double lastLabel = Double.NEGATIVE_INFINITY;
        List<Line> byEnd =
                lines.stream().sorted((a, b) -> Double.compare(end(b), end(a))).toList();
        for (Line line : byEnd) {
            draw(svg, line, top, seconds);
            lastLabel = Math.max(y(end(line), top) + 4, lastLabel + LABEL_GAP);
            svg.text(WIDTH - RIGHT + 6, lastLabel, "small", "start", line.label());
        }
        return svg.toString();
    }

    private static double end(Line line) {
        return line.values().isEmpty() ? 0 : line.values().getLast();
    }

    private static void draw(Svg svg, Line line, double top, int seconds) {
        for (int i = 1; i < line.values().size(); i++) {
            svg.line(
                    x(i - 1, seconds),
                    y(line.values().get(i - 1), top),
                    x(i, seconds),
                    y(line.values().get(i), top),
                    line.ours() ? "curve ours" : "curve other");
        }
    }

    private static double x(int second, int seconds) {
        return LEFT + (WIDTH - LEFT - RIGHT) * second / (double) Math.max(1, seconds - 1);
    }

    private static double y(double value, double top) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    }
}
