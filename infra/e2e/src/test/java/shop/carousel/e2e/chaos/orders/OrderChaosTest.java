package shop.carousel.e2e.chaos.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.opentest4j.TestAbortedException;
import shop.carousel.e2e.shop.RunningShop;

/** A bounded run of {@code ./shop chaos orders}. */
@DisabledIfSystemProperty(
        named = "carousel.broker",
        matches = "rabbitmq",
        disabledReason = "Left out: chaos is Kafka's")
class OrderChaosTest {

    private static final Logger LOG = Logger.getLogger(OrderChaosTest.class.getName());
    private static final Path ROOT = Path.of("..", "..");
    private static final Path DATA = Path.of("target", "chaos");
    private static final Duration LENGTH = Duration.ofSeconds(37);

    /** In so short a time few seeds have every kind of fault, a service paused and the database killed among them. */
    private static final int SEED = 1_907_764;

    private static final int ORDERS_PER_SECOND = 8;

    @Test
    @Timeout(1_200)
    void shop_underFaults_balancesItsBooks() throws Exception {
        if (!RunningShop.notPackaged(ROOT).isEmpty()) {
            throw new TestAbortedException("The services are not packaged (mvn verify from the root does it)");
        }
        var outcome = new OrderChaos(ROOT, DATA, SEED, LENGTH, ORDERS_PER_SECOND, Set.of(), LOG::info).run();
        LOG.info(outcome.toString());
        assertEquals(
                Set.of(ShopFault.class.getPermittedSubclasses()),
                outcome.strikes().stream()
                        .map(strike -> strike.fault().getClass())
                        .collect(Collectors.toSet()));
        assertEquals(List.of(), outcome.books().mismatches());
        assertEquals(List.of(), outcome.faults());
        assertTrue(outcome.accepted() > 0 && outcome.echoed() > 0, outcome.toString());
    }
}
