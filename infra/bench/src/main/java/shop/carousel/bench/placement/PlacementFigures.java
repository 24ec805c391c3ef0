package shop.carousel.bench.placement;

import org.jspecify.annotations.Nullable;
import shop.carousel.bench.report.Table;

/**
 * What is measured of a placement.
 *
 * @param fullest keys on the fullest node by the mean of all
 * @param leavePercent keys that move besides the leaving node's, in percent of all
 * @param joinPercent keys that move besides those to the joining node, in percent of all
 * @param lookupNanos the time of one lookup; null when it was left out
 * @param bytes what the placement keeps; null for peers, who keep it among their connections
 */
public record PlacementFigures(
        String placement,
        boolean peer,
        int nodes,
        double fullest,
        double leavePercent,
        double joinPercent,
        @Nullable Double lookupNanos,
        @Nullable Long bytes) {

    void addTo(Table table) {
        table.row(
                placement,
                "%.3f".formatted(fullest),
                "%.3f %%".formatted(leavePercent),
                "%.3f %%".formatted(joinPercent),
                lookupNanos == null ? "–" : "%.0f".formatted(lookupNanos),
                bytes == null ? "–" : "%,d".formatted(bytes));
    }
}
