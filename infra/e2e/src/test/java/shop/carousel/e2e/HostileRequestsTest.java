package shop.carousel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.e2e.fuzz.Fuzzing;
import shop.carousel.e2e.fuzz.LogWatch;

/**
 * Whatever is wrong with a request, on whichever route: no fault, no trace, a problem document, and nothing changes.
 */
@WithShop
class HostileRequestsTest {

    private static final int OPERATIONS_AT_LEAST = 70;
    private static final long SEED = 12;
    private static final long REQUESTS = 300;

    private final WholeShop shop;
    private LogWatch logs;
    private Fuzzing fuzzing;

    HostileRequestsTest(WholeShop shop) {
        this.shop = shop;
    }

    @BeforeEach
    void prepare() throws IOException, InterruptedException {
        logs = LogWatch.of(shop.layout().logs());
        fuzzing = Fuzzing.of(URI.create(shop.url()), shop.adminPassword());
    }

    @Test
    void everyRoute_everyMalformation_isAnsweredWell() throws IOException, InterruptedException {
        var outcomes = fuzzing.table(SEED);
        assertThat(outcomes.operations())
                .as("the routes are found: " + outcomes.operations())
                .isGreaterThanOrEqualTo(OPERATIONS_AT_LEAST);
        assertKept(outcomes);
    }

    @Test
    void requestsBySeed_areAnsweredWell_andRefusedOnesChangeNothing() throws IOException, InterruptedException {
        assertKept(fuzzing.random(SEED, 0, REQUESTS, sent -> {}));
    }

    private void assertKept(Fuzzing.Outcomes outcomes) throws IOException {
        assertThat(told(outcomes.findings()))
                .as(() -> outcomes.statuses().toString())
                .isEqualTo("");
        assertThat(logs.traces()).isEmpty();
    }

    private static String told(List<Fuzzing.Finding> findings) {
        return findings.stream()
                .limit(10)
                .map(finding -> finding.faults() + "\n" + finding.request())
                .collect(Collectors.joining("\n\n"));
    }
}
