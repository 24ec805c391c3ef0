package shop.carousel.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
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
