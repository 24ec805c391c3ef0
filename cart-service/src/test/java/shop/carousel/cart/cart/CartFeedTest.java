package shop.carousel.cart.cart;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import shop.carousel.cart.CartServiceTest;
import shop.carousel.kit.outbox.Outbox;

/** R3 and R7: the ring was never told directly, because the writer died, or its word was lost. */
@QuarkusTest
class CartFeedTest extends CartServiceTest {

    @Inject
    @SuppressWarnings("NullAway.Init") // injected
    CartRepository carts;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected
    Outbox outbox;

    @Test
    void writerDiedAfterItsCommit_cartOnTheRingIsOutdatedByTheEvent() {
        String cart = newCart();
        put(cart, product("1.00", 50), 2);
        get(cart).body("items", hasSize(1));
        QuarkusTransaction.requiringNew().run(() -> {
            CartEntity changed = carts.lock(cart).orElseThrow();
            changed.put(Lines.NONE, Instant.now());
            carts.flush();
            outbox.publish(new CartChanged(cart, changed.version()).event());
        });
        await("the event outdates it").atMost(30, SECONDS).untilAsserted(() -> get(cart)
                .body("items", hasSize(0)));
    }
}
