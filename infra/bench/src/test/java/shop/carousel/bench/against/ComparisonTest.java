package shop.carousel.bench.against;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Comparison comparison = new Comparison(
            List.of("page", "connections"),
            List.of(new Measure("answers/s", "/perSecond"), new Measure("CPU", "/processor")));

    @Test
    void ratio_ofTurnsOfDifferentPace_isTheMedianOfEachTurnsOwn() throws IOException {
        for (int pace : List.of(100, 10, 1)) {
            comparison.add(figures(pace, pace, 1), figures(3 * pace, pace, 1));
        }
        assertThat(firstRow()).containsExactly("home, 32", "answers/s", "10.00", "30.00", "3.00", "3.00", "3.00");
    }

    @Test
    void ratio_ofEvenTurns_liesBetweenTheMiddleTwo_andTheSpreadIsShown() throws IOException {
        for (double now : List.of(1.0, 2.0, 3.0, 6.0)) {
            comparison.add(figures(1, 1, 1), figures(now, 1, 1));
        }
        assertThat(firstRow()).endsWith("2.50", "1.00", "6.00");
    }

    @Test
    void processorTime_byProcess_isTheSumWithoutTheGenerator() throws IOException {
        comparison.add(figures(1, 4, 100), figures(1, 2, 900));
        assertThat(comparison.figures())
                .filteredOn("figure", "CPU")
                .singleElement()
                .satisfies(row -> {
                    assertThat(row).containsEntry("then", List.of(5.0)).containsEntry("now", List.of(3.0));
                });
    }

    @Test
    void rows_thatOneCommitDoesNotHave_areLeftOut() throws IOException {
        comparison.add(
                figures(1, 1, 1), JSON.readTree("[{\"page\": \"cart\", \"connections\": 32, \"perSecond\": 5}]"));
        assertThat(comparison.figures()).isEmpty();
    }

    /** The cells below the head and its rule. */
    private List<String> firstRow() {
        String row = comparison.table("then", "now").toString().lines().toList().get(2);
        return List.of(row.substring(2, row.length() - 2).trim().split("\\s*\\|\\s*"));
    }

    private static JsonNode figures(double perSecond, double catalog, double generator) throws IOException {
        return JSON.readTree("""
                [{"page": "home", "connections": 32, "perSecond": %s,
                  "processor": {"catalog-1": %s, "redis-a": 1, "generator": %s}}]
                """.formatted(perSecond, catalog, generator));
    }
}
