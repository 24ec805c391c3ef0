package shop.carousel.bench.placement;

import java.util.List;
import java.util.function.ToDoubleFunction;
import shop.carousel.bench.report.BarChart;
import shop.carousel.bench.report.Machine;

/** Balance, moves and speed of all placements side by side, at the size nearest to 8 nodes. */
record PlacementDrawing(List<PlacementFigures> figures, Machine machine) {

    private static final int TYPICAL = 8;

    String svg() {
        int nodes = figures.stream()
                .map(PlacementFigures::nodes)
                .min((a, b) -> Integer.compare(Math.abs(a - TYPICAL), Math.abs(b - TYPICAL)))
                .orElseThrow();
        var shown = figures.stream().filter(each -> each.nodes() == nodes).toList();
        return new BarChart(
                        "Placements of the ring and of peers, %d nodes".formatted(nodes),
                        "Shorter is better everywhere. " + machine,
                        shown.stream()
                                .map(each -> new BarChart.Row(
                                        each.placement(), each.placement().equals("slot-table")))
                                .toList(),
                        List.of(
                                panel("keys on the fullest node / mean", shown, "%.3f", 1, PlacementFigures::fullest),
                                panel(
                                        "moved besides, a node leaves, %",
                                        shown, "%.3f", 0, PlacementFigures::leavePercent),
                                panel("ns a lookup", shown, "%.0f", 0, PlacementDrawing::nanos)))
                .svg();
    }

    private static double nanos(PlacementFigures figures) {
        return figures.lookupNanos() == null ? Double.NaN : figures.lookupNanos();
    }

    private static BarChart.Panel panel(
            String title,
            List<PlacementFigures> shown,
            String format,
            double floor,
            ToDoubleFunction<PlacementFigures> measure) {
        var values = shown.stream().map(measure::applyAsDouble).toList();
        var texts = values.stream()
                .map(value -> value.isNaN() ? "–" : format.formatted(value))
                .toList();
        return new BarChart.Panel(title, values, texts, floor);
    }
}
