package shop.carousel.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.OrderServiceTest;

/** Transactions that want the same cart, as instances of the service have them: none knows of the others. */
@QuarkusTest
class CartClaimsTest extends OrderServiceTest {

    private static final int AT_ONCE = 6;

    @Inject
    CartClaims claims;

    @Test
    void cart_wantedByTransactionsAtOnce_goesToOneEachTimeItIsFree() throws Exception {
        for (int i = 0; i < 5; i++) {
            CartVersion cart = new CartVersion("race-" + UUID.randomUUID(), i);
            List<Placed> first = placed();
            UUID winner = race(cart, first, null);
            cancel(first.stream()
                            .filter(order -> order.id().equals(winner.toString()))
                            .findFirst()
                            .orElseThrow())
                    .then()
                    .statusCode(200);
            UUID second = race(cart, placed(), null);
            race(cart, placed(), second);
        }
    }

    private List<Placed> placed() {
        String sku = shop.sell("1.00", 100);
        List<Placed> orders = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            orders.add(place(sku, 1, GOOD_CARD));
        }
        return orders;
    }

    /** The one order that got the cart. */
    private UUID race(CartVersion cart, List<Placed> orders, @Nullable UUID repeats) throws Exception {
        CyclicBarrier start = new CyclicBarrier(AT_ONCE);
        List<UUID> winners = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Boolean>> calls = orders.stream()
                    .map(order -> (Callable<Boolean>) () -> {
                        start.await();
                        return isTaken(new CartClaim(cart, UUID.fromString(order.id()), repeats));
                    })
                    .toList();
            var answers = threads.invokeAll(calls);
            for (int i = 0; i < AT_ONCE; i++) {
                if (answers.get(i).get()) {
                    winners.add(UUID.fromString(orders.get(i).id()));
                }
            }
        }
        assertThat(winners).hasSize(1);
        assertThat(claims.find(cart).orElseThrow().id()).isEqualTo(winners.getFirst());
        return winners.getFirst();
    }

    private boolean isTaken(CartClaim claim) {
        try {
            QuarkusTransaction.requiringNew().run(() -> claims.take(List.of(claim)));
            return true;
        } catch (Problem refused) {
            assertThat(refused.status()).isEqualTo(409);
            return false;
        }
    }
}
