package shop.carousel.order.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import shop.carousel.demo.testing.TestServers;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.OrderServiceTest;

@QuarkusTest
class SignInThrottleTest extends OrderServiceTest {

    private static final int FAILURES = 3;
    private static final int ACCOUNT_FAILURES = 8;

    /** Fixed names have fixed places among the counts: no two of a run share one by chance. */
    private String ada = "";

    private String home = "";
    private int elsewhere;

    @Inject
    @RedisClientName("state")
    @SuppressWarnings("NullAway.Init") // injected
    RedisDataSource state;

    @BeforeEach
    void takeNewNames(TestInfo test) {
        ada = "ada of " + test.getDisplayName();
        home = "home of " + test.getDisplayName();
        elsewhere = 0;
    }

    @Test
    void pair_tooManyFailures_isRefusedAndOtherAddressesAreNot() {
        SignInThrottle throttle = instance();
        fail(throttle, FAILURES, home);
        Problem refusal = assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> throttle.admit(ada, home))
                .actual();
        assertThat(refusal.status()).isEqualTo(429);
        int seconds = Integer.parseInt(refusal.headers().get("Retry-After"));
        assertThat(seconds >= 1 && seconds <= 60)
                .as(refusal.headers()::toString)
                .isTrue();
        assertThatCode(() -> throttle.admit(ada, elsewhere())).doesNotThrowAnyException();
    }

    @Test
    void failures_atSeveralInstances_countTogether() {
        fail(instance(), FAILURES - 1, home);
        fail(instance(), 1, home);
        assertThat(refusal(instance(), home)).isEqualTo(429);
    }

    @Test
    void account_failuresFromEverywhere_areCounted() {
        SignInThrottle throttle = instance();
        for (int i = 0; i < ACCOUNT_FAILURES; i++) {
            fail(throttle, 1, elsewhere());
        }
        assertThat(refusal(throttle, elsewhere())).isEqualTo(429);
    }

    @Test
    void account_addressThatIsHeldBack_doesNotLockItsOwnerOut() {
        SignInThrottle throttle = instance();
        fail(throttle, FAILURES, home);
        for (int i = 0; i < 3 * ACCOUNT_FAILURES; i++) {
            assertThat(refusal(throttle, home)).isEqualTo(429);
        }
        assertThatCode(() -> throttle.admit(ada, elsewhere())).doesNotThrowAnyException();
    }

    @Test
    void success_forgetsFailures() {
        SignInThrottle throttle = instance();
        for (int round = 0; round < 2 * ACCOUNT_FAILURES; round++) {
            throttle.admit(ada, home);
            throttle.succeeded(ada, home);
        }
        fail(throttle, FAILURES, home);
        assertThat(refusal(throttle, home)).isEqualTo(429);
    }

    @Test
    void attempts_manyAtOnce_passNoMoreThanOneAfterTheOther() throws Exception {
        SignInThrottle throttle = instance();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> attempts = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                attempts.add(threads.submit(() -> {
                    start.await();
                    return isAdmitted(throttle);
                }));
            }
            start.countDown();
        }
        int admitted = 0;
        for (Future<Boolean> attempt : attempts) {
            admitted += attempt.resultNow() ? 1 : 0;
        }
        assertThat(admitted).isEqualTo(FAILURES);
    }

    @Test
    void redis_away_isA503AndThenCountsAgain() throws Exception {
        SignInThrottle throttle = instance();
        servers.freeze(TestServers.LOCK_NODE, true);
        try {
            assertThat(refusal(throttle, home)).isEqualTo(503);
        } finally {
            servers.freeze(TestServers.LOCK_NODE, false);
        }
        assertThatCode(() -> throttle.admit(ada, elsewhere())).doesNotThrowAnyException();
    }

    /** Instances share nothing but the Redis. */
    private SignInThrottle instance() {
        return new SignInThrottle(
                state,
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(AccountConfig.class)
                        .withDefaultValue("carousel.accounts.throttle.failures", Integer.toString(FAILURES))
                        .withDefaultValue(
                                "carousel.accounts.throttle.account-failures", Integer.toString(ACCOUNT_FAILURES))
                        .build()
                        .getConfigMapping(AccountConfig.class));
    }

    private void fail(SignInThrottle throttle, int times, String address) {
        for (int i = 0; i < times; i++) {
            throttle.admit(ada, address);
        }
    }

    private boolean isAdmitted(SignInThrottle throttle) {
        try {
            throttle.admit(ada, home);
            return true;
        } catch (Problem refused) {
            assertThat(refused.status()).isEqualTo(429);
            return false;
        }
    }

    private int refusal(SignInThrottle throttle, String address) {
        return assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> throttle.admit(ada, address))
                .actual()
                .status();
    }

    private String elsewhere() {
        return home + ++elsewhere;
    }
}
