package shop.carousel.demo.gateway;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.Limiter;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limit.FixedLimit;
import com.netflix.concurrency.limits.limit.WindowedLimit;
import com.netflix.concurrency.limits.limit.window.PercentileSampleWindowFactory;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One running instance of a service, whether it answered lately, and how many requests it can take at a time. Thread-safe.
 *
 * <p>The last is found out: a moment in which half of the answers began late, or the instance refused, lowers the limit by a fifth, and one in which it was
 * of use raises it by one (additive increase, multiplicative decrease, as TCP finds its window). What is beyond the limit is refused here, where that costs
 * next to nothing, so that who is let in is served in time and who is not knows it early. What orders hang on has places of its own, always as many: the more orders wait, the less each
 * costs, and the order service knows by itself how many are too many.
 */
final class Instance {

    private static final double BACKOFF = 0.8;
    private static final int MOMENT_MILLIS = 100;
    private static final int SAMPLES = 100;

    /** Pieces of the URIs that orders hang on: as the services have them (carousel.web.essential). */
    static final List<String> ESSENTIAL = List.of("/api/orders", "/checkout", "consistency=strong");

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

    /** A place for one more request, or none now. Whoever gets one says what became of it. */
    Optional<Limiter.Listener> admit(String uri) {
        return (ESSENTIAL.stream().anyMatch(uri::contains) ? essential : ordinary).acquire(null);
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
