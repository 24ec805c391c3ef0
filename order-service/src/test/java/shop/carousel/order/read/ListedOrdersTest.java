package shop.carousel.order.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.order.OrderServiceTest;

@QuarkusTest
class ListedOrdersTest extends OrderServiceTest {

    private static final UUID LAST = new UUID(-1L, -1L);

    @Inject
    ListedOrders orders;

    @Inject
    Sql sql;

    @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
    int connections;

    @Test
    @ActivateRequestContext
    void orders_areTheNewestFirst_andTheirColumnsRight() {
        UUID older = UUID.fromString(place(GOOD_CARD).id());
        UUID newer = UUID.fromString(place(GOOD_CARD).id());
        List<OrderSummary> listed = orders.all(null, LAST, 2);
        assertThat(listed.stream().map(OrderSummary::id).toList()).isEqualTo(List.of(newer, older));
        assertThat(listed.getFirst().lines()).isEqualTo(1);
        assertThat(orders.all(null, newer, 1).stream().map(OrderSummary::id).toList())
                .isEqualTo(List.of(older));
    }

    /**
     * A request has a session until its answer is read to the end. More requests than there are connections, all of
     * them in the middle of their answers, hold none.
     */
    @Test
    void lists_thatAreStillBeingAnswered_holdNoConnection() throws Exception {
        int requests = 2 * connections;
        var answering = new CyclicBarrier(requests);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> calls = Collections.nCopies(requests, () -> isAnsweredBeside(answering));
            for (Future<Boolean> call : threads.invokeAll(calls)) {
                assertThat(call.get()).isTrue();
            }
        }
    }

    private boolean isAnsweredBeside(CyclicBarrier others) throws Exception {
        ManagedContext request = Arc.container().requestContext();
        request.activate();
        try {
            orders.all(null, LAST, 1);
            others.await(60, TimeUnit.SECONDS);
            return sql.exists("select 1");
        } finally {
            request.terminate();
        }
    }
}
