package shop.carousel.cart.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import shop.carousel.cart.CartServiceTest;

@QuarkusTest
class CartRepositoryTest extends CartServiceTest {

    @Inject
    @SuppressWarnings("NullAway.Init") // injected
    CartRepository carts;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected
    CartWrites writes;

    @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
    int connections;

    @Test
    void cart_changedInOneRequestAfterItWasRead_isReadAsItIsNow() {
        String id = newCart();
        ManagedContext request = Arc.container().requestContext();
        request.activate();
        try {
            assertThat(carts.read(id).orElseThrow().version()).isEqualTo(1);
            put(id, product("1.00", 5), 3);
            assertThat(carts.read(id).orElseThrow().version()).isEqualTo(2);
            assertThat(carts.read(id).orElseThrow().lines().units()).isEqualTo(3);
        } finally {
            request.terminate();
        }
    }

    /** More requests than there are connections, all of them in the middle of their answers, hold none. */
    @Test
    void carts_whoseRequestsAreStillBeingAnswered_holdNoConnection() throws Exception {
        String id = newCart();
        int requests = 2 * connections;
        var answering = new CyclicBarrier(requests);
        Callable<Boolean> one = () -> {
            ManagedContext request = Arc.container().requestContext();
            request.activate();
            try {
                boolean found = carts.read(id).isPresent();
                answering.await(60, TimeUnit.SECONDS);
                return found;
            } finally {
                request.terminate();
            }
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> found : threads.invokeAll(
                    IntStream.range(0, requests).mapToObj(i -> one).toList())) {
                assertThat(found.get()).isTrue();
            }
        }
    }

    @Test
    void lines_thatCameTogetherAndLater_keepTheirOrder() {
        CartEntity cart = new CartEntity(CartId.random(), null, Instant.EPOCH);
        List<Line> lines = new ArrayList<>();
        for (String sku : List.of("z", "a", "m")) {
            lines.add(new Line(sku, 1));
        }
        writes.commit(versions -> {
            cart.put(Lines.of(lines), Instant.EPOCH); // a clock that stands still
            carts.persist(cart);
            return versions.changed(cart.snapshot());
        });
        put(cart.id(), product("1.00", 5), 1);
        List<String> skus = carts.read(cart.id()).orElseThrow().lines().list().stream()
                .map(Line::sku)
                .toList();
        assertThat(skus.subList(0, 3)).isEqualTo(List.of("z", "a", "m"));
        assertThat(skus).hasSize(4);
    }
}
