package shop.carousel.bench.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityTest {

    private static final Map<String, Integer> GRADES = Map.of("A", 3, "B", 1, "C", 0);

    @Test
    void bestOrder_isOne_whateverUnjudgedHitsStandBetween() {
        assertThat(Quality.of(List.of("A", "B", "C"), GRADES)).isEqualTo(new Quality(1, 1, 0.3));
        assertThat(Quality.of(List.of("X", "A", "Y", "B"), GRADES).judged()).isEqualTo(1);
    }

    /** Gains 7 and 1; the second place counts 1 / log2(3). */
    @Test
    void worseOrder_losesByPlace() {
        double best = 7 + 1 / 1.58496;
        assertThat(Quality.of(List.of("B", "A"), GRADES).judged()).isCloseTo((1 + 7 / 1.58496) / best, within(1e-5));
        assertThat(Quality.of(List.of("X", "A"), GRADES).plain()).isCloseTo(7 / 1.58496 / best, within(1e-5));
    }

    @Test
    void nothingFound_isZero() {
        assertThat(Quality.of(List.of(), GRADES)).isEqualTo(new Quality(0, 0, 0));
    }

    @Test
    void interval_holdsTheMean_andIsTheSameEachTime() {
        double[] values = {0, 1, 0, 1, 1, 1, 0, 1};
        Interval interval = Interval.of(values);
        assertThat(interval.mean()).isEqualTo(0.625);
        assertThat(interval.low()).isBetween(0.2, 0.4);
        assertThat(interval.high()).isBetween(0.85, 1.0);
        assertThat(Interval.of(values)).isEqualTo(interval);
        assertThat(Interval.of(new double[] {0.5, 0.5})).isEqualTo(new Interval(0.5, 0.5, 0.5));
    }

    @Test
    void judgments_areReadWithQuotes_withoutTextsThatNothingIsGoodFor(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("judgments.csv"), "query,docid,rating\nlamp,A,2\n\"17\"\" lamp, red\",B,1\nnone,C,0\n");
        assertThat(Judgments.read(file).byText())
                .isEqualTo(Map.of("lamp", Map.of("A", 2), "17\" lamp, red", Map.of("B", 1)));
    }
}
