package shop.carousel.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Bench.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"placement", "cache", "stock", "orders", "search", "pages"})
    void benchmark_askedForHelp_namesItsOptions(String benchmark) {
        assertThat(run(benchmark, "--help")).isZero();
        assertThat(out.toString()).contains("shop bench " + benchmark, "--json", "--data");
    }

    /** With the service's classes and tables as they are today. */
    @Test
    void stock_measuredForAMoment_sellsInOurWay(@TempDir Path data) {
        String[] aMoment = {
            "stock", "--warm-up=0", "--seconds=1", "--rounds=1", "--buyers=2,3", "--only=Carousel", "--data=" + data
        };
        assertThat(run(aMoment)).as("%s%s", out, err).isZero();
        assertThat(out.toString()).contains("units/s", "Carousel");
    }

    @Test
    void relevance_withoutJudgedData_saysWhatIsMissing(@TempDir Path data) {
        assertThat(run("search", "--relevance", "--judged=" + data)).isEqualTo(1);
        assertThat(err.toString())
                .contains(data.resolve("relevance/judgments.csv").toString(), "--judged");
    }

    @Test
    void related_withoutOrders_saysWhatIsMissing(@TempDir Path data) {
        assertThat(run("search", "--related", "--orders=" + data.resolve("none.csv")))
                .isEqualTo(1);
        assertThat(err.toString()).contains(data.resolve("none.csv").toString(), "--orders");
    }

    @Test
    void all_ofWhichOneIsUnknown_namesThoseThatThereAre(@TempDir Path data) {
        assertThat(run("all", "--only=teapots", "--report=" + data.resolve("report.html")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("teapots", "placement", "relevance");
    }

    @Test
    void option_misspelt_namesTheNearest() {
        assertThat(run("placement", "--jsn=x")).isEqualTo(2);
        assertThat(err.toString()).contains("--json");
    }

    @Test
    void benchmark_notNamed_isAskedFor() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("Which benchmark?", "placement");
    }
}
