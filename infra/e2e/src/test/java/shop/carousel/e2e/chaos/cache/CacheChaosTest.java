package shop.carousel.e2e.chaos.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import shop.carousel.ring.NodeTransport;

/** A bounded run of {@code ./shop chaos cache}. */
@DisabledIfSystemProperty(
        named = "carousel.broker",
        matches = "rabbitmq",
        disabledReason = "Left out: chaos is Kafka's")
class CacheChaosTest {

    private static final Logger LOG = Logger.getLogger(CacheChaosTest.class.getName());
    /** Rows are deleted behind the cache's back, and a writer is stalled. */
    private static final long SEED = 1492;

    private static final Duration LENGTH = Duration.ofSeconds(21);

    @Test
    void ring_underFaults_keepsItsPromises() throws Exception {
        var verdict = new CacheChaos(SEED, LENGTH, NodeTransport.DIRECT, Set.of(), LOG::info).run();
        LOG.info(verdict.report(WorkerRing.STALENESS_BOUND.toNanos()));
        assertThat(verdict.kept()).as(verdict.violations().toString()).isTrue();
        assertThat(verdict.commits() > 0 && verdict.hits() > 0 && verdict.grants() > 0)
                .as(verdict.toString())
                .isTrue();
    }
}
