package shop.carousel.order.account;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.problem.Problem;

class SignInThrottleTest {

    private final ManualClock clock = new ManualClock();
    private final SignInThrottle throttle = new SignInThrottle(
            new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(AccountConfig.class)
                    .withDefaultValue("carousel.accounts.throttle.failures", "3")
                    .withDefaultValue("carousel.accounts.throttle.remembered", "2")
                    .build()
                    .getConfigMapping(AccountConfig.class),
            clock);

    @Test
    void throttle_tooManyFailures_refusesUntilTheWindowHasPassed() {
        fail("ada", 3);
        Problem refusal = assertThrows(Problem.class, () -> throttle.admit("ada", "home"));
        assertEquals(429, refusal.status());
        assertEquals("60", refusal.headers().get("Retry-After"));
        assertDoesNotThrow(() -> throttle.admit("ada", "elsewhere"));
        clock.pass(Duration.ofMinutes(1));
        assertDoesNotThrow(() -> throttle.admit("ada", "home"));
    }

    @Test
    void throttle_success_forgetsFailures() {
        fail("ada", 2);
        throttle.succeeded("ada", "home");
        fail("ada", 2);
        assertDoesNotThrow(() -> throttle.admit("ada", "home"));
    }

    @Test
    void throttle_manyPairs_forgetsTheOldest() {
        fail("ada", 3);
        fail("ben", 1);
        fail("eve", 1);
        assertDoesNotThrow(() -> throttle.admit("ada", "home"));
    }

    private void fail(String email, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(email, "home");
        }
    }

    private static final class ManualClock extends Clock {

        private Instant now = Instant.EPOCH;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
