package shop.carousel.demo.gateway;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.Limiter;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limit.FixedLimit;
import com.netflix.concurrency.limits.limit.WindowedLimit;
import com.netflix.concurrency.limits.limit.window.PercentileSampleWindowFactory;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One running instance of a service, whether it answered lately, and how many requests it can take at a time.
 * Thread-safe.
 *
 * <p>The limit adapts: a moment in which half of the answers began late, or the instance refused, lowers it by a fifth.
 * One in which the limit was used raises it by one (additive increase, multiplicative decrease, as in TCP). Requests
 * beyond the limit are refused here, where that costs next to nothing; admitted requests finish in time. Essential
 * requests have places of their own, always as many: the more orders wait, the less each costs, and the order service
 * knows by itself how many are too many.
 */
final class Instance {

    private static final double BACKOFF = 0.8;
    private static final int MOMENT_MILLIS = 100;
    private static final int SAMPLES = 100;

    private final int port;
    private final Limiter<Void> essential;
    private final Limiter<Void> ordinary;
    private volatile boolean in = true;

    Instance(int port, GatewaySettings settings) {
        this.port = port;
        this.essential = limiter(FixedLimit.of(settings.maxUnderWay()));
        this.ordinary = limiter(found(settings));
    }

    private static Limiter<Void> limiter(Limit limit) {
        return SimpleLimiter.newBuilder().limit(limit).build();
    }

    private static Limit found(GatewaySettings settings) {
        return WindowedLimit.newBuilder()
                .minWindowTime(MOMENT_MILLIS, TimeUnit.MILLISECONDS)
                .sampleWindowFactory(PercentileSampleWindowFactory.of(0.5, SAMPLES))
                .build(AIMDLimit.newBuilder()
                        .minLimit(settings.minUnderWay())
                        .initialLimit(settings.maxUnderWay())
                        .maxLimit(settings.maxUnderWay())
                        .backoffRatio(BACKOFF)
                        .timeout(settings.lateMillis(), TimeUnit.MILLISECONDS)
                        .build());
    }

    int port() {
        return port;
    }

    /**
     * A place for one more request, or none now. Whoever gets one says what became of it. Orders hang on essential
     * ones.
     */
    Optional<Limiter.Listener> admit(boolean isEssential) {
        return (isEssential ? essential : ordinary).acquire(null);
    }

    /** Whether it takes its turn; one that is out is asked only when no other is left. */
    boolean isIn() {
        return in;
    }

    void answered() {
        in = true;
    }

    void failed() {
        in = false;
    }
}
