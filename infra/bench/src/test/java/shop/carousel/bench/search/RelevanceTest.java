package shop.carousel.bench.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The order of results does not get worse. The data is looked for in {@code carousel.shared-data}, by default beside
 * the project; without it there is nothing to measure.
 */
class RelevanceTest {

    private static final double LEAST = 0.86;

    private static final Path DATA = Path.of(System.getProperty("carousel.shared-data", "../../../shared/data"));

    @Test
    void results_forJudgedTexts_areInAGoodOrder() throws IOException {
        Assumptions.assumeTrue(
                Files.isReadable(DATA.resolve("relevance/judgments.csv")),
                "Relevance is not measured: there is no judged data in "
                        + DATA.toAbsolutePath().normalize());
        Relevance measured = Relevance.measureWords(DATA);
        assertThat(measured.shop().mean()).as(measured.report()).isGreaterThanOrEqualTo(LEAST);
    }
}
