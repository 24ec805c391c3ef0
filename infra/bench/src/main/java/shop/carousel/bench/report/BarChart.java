package shop.carousel.bench.report;

import java.util.List;

/**
 * Lying bars, one panel beside the other over the same rows.
 *
 * @param rows the labels, top to bottom
 */
public record BarChart(String title, String note, List<Row> rows, List<Panel> panels) {

    private static final int LABELS = 170;
    private static final int PANEL = 230;
    private static final int BAR_SPACE = 130;
    private static final int ROW = 22;
    private static final int TOP = 78;

    /** One of those compared. */
    public record Row(String label, boolean ours) {}

    /**
     * One measure of all rows.
     *
     * @param values one for each row, NaN where there is none
     * @param texts what is written beside each bar
     * @param floor what an empty bar stands for
     */
    public record Panel(String title, List<Double> values, List<String> texts, double floor) {

        double length(int row) {
            double most = values.stream()
                    .filter(value -> !value.isNaN())
                    .mapToDouble(value -> value - floor)
                    .max()
                    .orElse(1);
            double value = values.get(row);
            return Double.isNaN(value) || most <= 0 ? 0 : Math.max(0, value - floor) / most;
        }
    }

    public String svg() {
        int height = TOP + rows.size() * ROW + 34;
        var svg = new Svg(LABELS + panels.size() * PANEL, height);
        svg.text(10, 24, "title", "start", title);
        for (int row = 0; row < rows.size(); row++) {
            svg.text(LABELS - 10, baseline(row), "", "end", rows.get(row).label());
        }
        for (int panel = 0; panel < panels.size(); panel++) {
            draw(svg, panels.get(panel), LABELS + panel * PANEL);
        }
        return svg.text(10, height - 10, "small", "start", note).toString();
    }

    private void draw(Svg svg, Panel panel, int left) {
        svg.text(left, TOP - 18, "small", "start", panel.title());
        svg.line(left, TOP - 6, left, TOP + rows.size() * ROW, "axis");
        for (int row = 0; row < rows.size(); row++) {
            double length = panel.length(row) * BAR_SPACE;
            svg.bar(left, TOP + row * ROW, length, ROW - 6, rows.get(row).ours() ? "ours" : "other");
            svg.text(
                    left + length + 6,
                    baseline(row),
                    "small",
                    "start",
                    panel.texts().get(row));
        }
    }

    private static double baseline(int row) {
        return TOP + row * ROW + 12;
    }
}
