package shop.carousel.cart.pricing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private final AtomicLong clock = new AtomicLong(-5);
    private final Breaker breaker = new Breaker(Duration.ofNanos(100), clock::get);

    @Test
    void call_atFirst_isAllowed() {
        assertTrue(breaker.allows());
    }

    @Test
    void call_afterAFailure_isAllowedOnlyAfterThePause() {
        breaker.failed();
        clock.addAndGet(99);
        assertFalse(breaker.allows());
        clock.addAndGet(1);
        assertTrue(breaker.allows());
    }

    @Test
    void call_afterASuccess_isAllowedAtOnce() {
        breaker.failed();
        breaker.succeeded();
        assertTrue(breaker.allows());
    }
}
