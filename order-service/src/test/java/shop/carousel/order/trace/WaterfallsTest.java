package shop.carousel.order.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.trace.TraceDocument;

/** How the spans of several services become one picture. */
class WaterfallsTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Instant BEGIN = Instant.parse("2026-12-01T10:00:00Z");

    private final Map<String, KeptSpan> spans = new LinkedHashMap<>();

    private static KeptSpan span(
            String service, String id, @Nullable String parent, int start, int millis, Map<String, String> attributes) {
        return new KeptSpan(
                service,
                service + "-1",
                new TraceDocument.Part(
                        id,
                        parent,
                        "name " + id,
                        "INTERNAL",
                        BEGIN.plusMillis(start),
                        Duration.ofMillis(millis).toNanos(),
                        false,
                        attributes,
                        List.of()));
    }

    private void add(String service, String id, @Nullable String parent, int start, int millis) {
        spans.put(id, span(service, id, parent, start, millis, Map.of()));
    }

    private Waterfall waterfall(Map<String, Collection<KeptSpan>> linked) {
        return Waterfalls.of(TRACE, new Gathered(spans, linked, List.of("a hint")));
    }

    @Test
    void spans_ofSeveralServices_standBelowTheOnesThatCausedThem() {
        add("catalog", "reserve", "send", 60, 20);
        add("order", "post", "a stranger's", 0, 40);
        add("order", "send", "post", 50, 5);
        add("order", "price", "post", 10, 20);
        Waterfall waterfall = waterfall(Map.of());
        assertThat(waterfall.rows())
                .extracting(row -> row.depth() + " " + row.service() + " " + row.name())
                .containsExactly(
                        "0 order-1 name post",
                        "1 order-1 name price",
                        "1 order-1 name send",
                        "2 catalog-1 name reserve");
        Waterfall.Row last = waterfall.rows().getLast();
        assertThat(last.start()).isEqualTo(Duration.ofMillis(60));
        assertThat(last.from()).isEqualTo(0.75);
        assertThat(last.part()).isEqualTo(0.25);
        assertThat(waterfall.hints()).containsExactly("a hint");
        assertThat(waterfall.about()).isEqualTo("4 spans in catalog, order.");
    }

    @Test
    void span_whoseCauseIsNotKept_standsAtTheLeft_andThatIsSaid() {
        add("order", "post", null, 0, 40);
        add("catalog", "reserve", "lost", 60, 20);
        Waterfall waterfall = waterfall(Map.of());
        assertThat(waterfall.rows()).extracting(Waterfall.Row::depth).containsExactly(0, 0);
        assertThat(waterfall.hints()).anyMatch(hint -> hint.contains("are not kept"));
    }

    @Test
    void work_forSeveralOrders_standsWithEachOfThem() {
        add("catalog", "reserve", null, 0, 40);
        KeptSpan sql = span("catalog", "sql", "the first order's", 10, 20, Map.of("db.statement", "select 1"));
        Waterfall waterfall = waterfall(Map.of("reserve", List.of(sql)));
        assertThat(waterfall.rows()).extracting(Waterfall.Row::shared).containsExactly(false, true);
        assertThat(waterfall.about()).contains("SQL 20.0 ms in 1");
    }

    @Test
    void spans_moreThanAPageShows_areCounted() {
        IntStream.range(0, Waterfalls.MOST_ROWS + 7).forEach(i -> add("order", "span" + i, null, i, 1));
        Waterfall waterfall = waterfall(Map.of());
        assertThat(waterfall.rows()).hasSize(Waterfalls.MOST_ROWS);
        assertThat(waterfall.hints()).contains("7 more spans are not shown.");
    }

    @Test
    void trace_ofWhichNothingIsKept_saysWhy() {
        Waterfall waterfall = waterfall(Map.of());
        assertThat(waterfall.rows()).isEmpty();
        assertThat(waterfall.about()).startsWith("Nothing is kept of this trace any more.");
        assertThat(waterfall.hints()).containsExactly("a hint");
    }
}
