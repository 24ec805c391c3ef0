package shop.carousel.bench.cache;

import java.util.List;
import shop.carousel.bench.report.BarChart;
import shop.carousel.bench.report.Machine;

/** Operations a second of all clients under each workload, at the most callers that were measured. */
record CacheDrawing(List<CacheFigures> figures, Machine machine) {

    String svg() {
        int callers = figures.stream().mapToInt(CacheFigures::callers).max().orElseThrow();
        var shown = figures.stream().filter(each -> each.callers() == callers).toList();
        var clients = shown.stream().map(CacheFigures::client).distinct().toList();
        var workloads = shown.stream().map(CacheFigures::workload).distinct().toList();
        return new BarChart(
                        "Operations a second, %d callers, three nodes".formatted(callers),
                        "Longer is better. " + machine,
                        clients.stream()
                                .map(client -> new BarChart.Row(client, client.startsWith("Carousel")))
                                .toList(),
                        workloads.stream()
                                .map(workload -> panel(workload, clients, shown))
                                .toList())
                .svg();
    }

    private static BarChart.Panel panel(String workload, List<String> clients, List<CacheFigures> shown) {
        var values = clients.stream()
                .map(client -> shown.stream()
                        .filter(each -> each.workload().equals(workload)
                                && each.client().equals(client))
                        .mapToDouble(CacheFigures::operationsPerSecond)
                        .findFirst()
                        .orElse(Double.NaN))
                .toList();
        return new BarChart.Panel(
                workload, values, values.stream().map("%,.0f"::formatted).toList(), 0);
    }
}
