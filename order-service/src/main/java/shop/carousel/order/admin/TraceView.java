package shop.carousel.order.admin;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shop.carousel.order.trace.Waterfall;

/**
 * An order's trace on the page of its story.
 *
 * @param traceId null where there is none
 */
record TraceView(@Nullable String traceId, String about, List<String> hints, List<Row> rows) {

    private static final int DEEPEST = 9;
    private static final int WIDTH = 100;
    private static final double NARROWEST = 0.4;
    private static final String SHARED = "for several orders together";

    /**
     * A span, and its bar in a picture of 100 by 10.
     *
     * @param style the bar's class
     * @param note null where there is nothing to be said
     */
    record Row(
            int depth,
            String name,
            String instance,
            String start,
            String took,
            String x,
            String width,
            String style,
            @Nullable String note,
            List<StoryPage.Fact> facts) {}

    static TraceView of(Waterfall waterfall) {
        return new TraceView(
                waterfall.traceId(),
                waterfall.about(),
                waterfall.hints(),
                waterfall.rows().stream().map(TraceView::row).toList());
    }

    private static Row row(Waterfall.Row row) {
        double width = Math.max(row.part() * WIDTH, NARROWEST);
        return new Row(
                Math.min(row.depth(), DEEPEST),
                row.name(),
                row.service(),
                millis(row.start()),
                millis(row.took()),
                number(Math.min(row.from() * WIDTH, WIDTH - NARROWEST)),
                number(width),
                style(row.service()),
                note(row),
                row.facts().entrySet().stream().map(TraceView::fact).toList());
    }

    private static StoryPage.Fact fact(Map.Entry<String, String> fact) {
        return new StoryPage.Fact(fact.getKey(), fact.getValue());
    }

    private static @Nullable String note(Waterfall.Row row) {
        if (row.failed()) {
            return row.shared() ? "failed; " + SHARED : "failed";
        }
        return row.shared() ? SHARED : null;
    }

    /** Each service has its colour. */
    private static String style(String instance) {
        int end = instance.indexOf('-');
        String service = end < 0 ? instance : instance.substring(0, end);
        return switch (service) {
            case "catalog", "cart" -> "span-" + service;
            default -> "span-order";
        };
    }

    private static String millis(Duration time) {
        double millis = time.toNanos() / 1e6;
        return millis < 1_000
                ? String.format(Locale.ROOT, "%.1f\u00a0ms", millis)
                : String.format(Locale.ROOT, "%.2f\u00a0s", millis / 1_000);
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
