package shop.carousel.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportPageTest {

    private static final Machine MACHINE = new Machine("a processor", 2, "a system", "25", "2026-12-01");

    @Test
    void tables_amongLines_becomeTables_andNothingPrintedBecomesMarkup() {
        Table table = new Table("way", "rate").row("ours <b>", "12").row("another", "7");
        String html = page("First & last.\n" + table + "\nBehind it.", 0);
        assertThat(html)
                .contains("<pre>First &amp; last.</pre>")
                .contains("<th>way</th><th class=\"figure\">rate</th>")
                .contains("<td>ours &lt;b&gt;</td><td class=\"figure\">12</td>")
                .contains("<pre>Behind it.</pre>")
                .contains("Commit abc1234.")
                .contains("<svg></svg>")
                .doesNotContain("no figures");
    }

    @Test
    void benchmark_thatFailed_isToldSo() {
        assertThat(page("There is no file.", 1)).contains("ended with 1: these are no figures.");
    }

    private static String page(String printed, int exitCode) {
        var part = new ReportPage.Part("stock", "./shop bench stock", printed, "<svg></svg>", exitCode);
        return new ReportPage(MACHINE, "abc1234", List.of(part)).html();
    }
}
