package shop.carousel.order.trace;

import io.opentelemetry.api.trace.SpanContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.trace.TraceParents;

/** Puts the waterfalls of orders together. */
@Singleton
public class Waterfalls {

    /** A page shows no more; the rest is said as a number. */
    static final int MOST_ROWS = 300;

    private static final String ROOT = "";
    private static final String TRACE = "select traceparent from orders where id = ?";
    private static final String NOT_RECORDED =
            "The trace of this order was not recorded: a busy shop records some traces only (carousel.traces.*).";
    private static final String NOT_KEPT =
            "Nothing is kept of this trace any more. Spans stay in memory for a while: until newer ones take their "
                    + "place, or the services start again.";

    private final Sql sql;
    private final TraceReader reader;

    Waterfalls(Sql sql, TraceReader reader) {
        this.sql = sql;
        this.reader = reader;
    }

    /**
     * The waterfall of an order. What cannot be had is told by its hints.
     *
     * @param authorization says to the other services who is asking
     */
    public Waterfall of(UUID order, @Nullable String authorization) {
        SpanContext placed = sql.first(TRACE, row -> TraceParents.read(row.textOrNull("traceparent")), order)
                .orElse(SpanContext.getInvalid());
        if (!placed.isValid()) {
            return Waterfall.none(null, "This order has no trace.", List.of());
        }
        if (!placed.isSampled()) {
            return Waterfall.none(placed.getTraceId(), NOT_RECORDED, List.of());
        }
        return of(placed.getTraceId(), reader.read(placed.getTraceId(), authorization == null ? "" : authorization));
    }

    static Waterfall of(String traceId, Gathered gathered) {
        List<Placed> placed = inOrder(gathered);
        if (placed.isEmpty()) {
            return Waterfall.none(traceId, NOT_KEPT, gathered.hints());
        }
        Instant first = placed.stream()
                .map(each -> each.span.start())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant last = placed.stream()
                .map(each -> each.span.end())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Duration all = Duration.between(first, last);
        List<String> hints = new ArrayList<>(gathered.hints());
        if (hasLostParents(gathered)) {
            hints.add("Some spans began in others that are not kept; they stand at the left.");
        }
        if (placed.size() > MOST_ROWS) {
            hints.add("%,d more spans are not shown.".formatted(placed.size() - MOST_ROWS));
        }
        return new Waterfall(
                traceId,
                about(placed),
                hints,
                placed.stream()
                        .limit(MOST_ROWS)
                        .map(each -> row(each, first, all))
                        .toList());
    }

    /** A span at its place. */
    private record Placed(KeptSpan span, int depth, boolean shared) {}

    private static List<Placed> inOrder(Gathered gathered) {
        Map<String, List<KeptSpan>> children = new HashMap<>();
        gathered.spans().values().forEach(span -> children.computeIfAbsent(
                        parentOf(span, gathered), id -> new ArrayList<>())
                .add(span));
        List<Placed> placed = new ArrayList<>();
        place(ROOT, 0, children, gathered, placed);
        return placed;
    }

    private static String parentOf(KeptSpan span, Gathered gathered) {
        return Optional.ofNullable(span.part().parentId())
                .filter(gathered.spans()::containsKey)
                .orElse(ROOT);
    }

    private static void place(
            String parent, int depth, Map<String, List<KeptSpan>> children, Gathered gathered, List<Placed> placed) {
        List<KeptSpan> here = children.getOrDefault(parent, List.of());
        for (KeptSpan span : sorted(here)) {
            placed.add(new Placed(span, depth, false));
            sorted(gathered.linked().getOrDefault(span.id(), List.of()))
                    .forEach(shared -> placed.add(new Placed(shared, depth + 1, true)));
            place(span.id(), depth + 1, children, gathered, placed);
        }
    }

    private static List<KeptSpan> sorted(Collection<KeptSpan> spans) {
        return spans.stream()
                .filter(Predicate.not(KeptSpan::isTrifle))
                .sorted(Comparator.comparing(KeptSpan::start))
                .toList();
    }

    /** The first of a trace may have its parent outside of the shop. */
    private static boolean hasLostParents(Gathered gathered) {
        return gathered.spans().values().stream()
                        .filter(span -> parentOf(span, gathered).equals(ROOT))
                        .count()
                > 1;
    }

    private static String about(List<Placed> placed) {
        String services = placed.stream()
                .map(each -> each.span.service())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return Stream.of(
                        "%,d spans in %s".formatted(placed.size(), services),
                        sum("SQL", placed, KeptSpan::isOfSql),
                        sum("cache", placed, KeptSpan::isOfCache),
                        sum("locks", placed, KeptSpan::isOfLocks))
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.joining("; ", "", "."));
    }

    private static String sum(String what, List<Placed> placed, Predicate<KeptSpan> kind) {
        List<KeptSpan> spans = placed.stream().map(Placed::span).filter(kind).toList();
        double millis = spans.stream().mapToLong(span -> span.part().nanos()).sum() / 1e6;
        return spans.isEmpty() ? "" : String.format(Locale.ROOT, "%s %.1f ms in %,d", what, millis, spans.size());
    }

    private static Waterfall.Row row(Placed placed, Instant first, Duration all) {
        KeptSpan span = placed.span;
        return new Waterfall.Row(
                placed.depth,
                span.part().name(),
                span.instance(),
                Duration.between(first, span.start()),
                Duration.ofNanos(span.part().nanos()),
                Waterfall.part(first, span.start(), all),
                Waterfall.part(span.start(), span.end(), all),
                span.part().failed(),
                placed.shared,
                new TreeMap<>(span.part().attributes()));
    }
}
