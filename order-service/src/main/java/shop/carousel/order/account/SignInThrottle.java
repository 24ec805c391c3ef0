package shop.carousel.order.account;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import shop.carousel.kit.problem.Problem;

/**
 * Slows guessing down: after some failures of one address at one account, further tries are answered 429 until the
 * window has passed. Each process counts for itself. Holds a bounded number of counts; guarded by its own lock.
 */
@Singleton
class SignInThrottle {

    private final AccountConfig.Throttle config;
    private final Clock clock;
    private final Map<String, Failures> failures;

    SignInThrottle(AccountConfig config, Clock clock) {
        this.config = config.throttle();
        this.clock = clock;
        int remembered = this.config.remembered();
        this.failures = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                return size() > remembered;
            }
        };
    }

    private record Failures(int count, Instant until) {}

    /** Throws a 429 when there were too many failures. */
    synchronized void admit(String email, String address) {
        Failures so = failures.get(key(email, address));
        Instant now = clock.instant();
        if (so != null && so.count >= config.failures() && now.isBefore(so.until)) {
            long seconds = Math.max(1, Duration.between(now, so.until).toSeconds());
            throw Problem.of(429, "too-many-attempts", "Too many attempts", "Too many failed sign-ins. Wait a little.")
                    .withHeader("Retry-After", Long.toString(seconds));
        }
    }

    synchronized void failed(String email, String address) {
        Instant now = clock.instant();
        failures.merge(
                key(email, address),
                new Failures(1, now.plus(config.window())),
                (old, one) -> now.isBefore(old.until) ? new Failures(old.count + 1, old.until) : one);
    }

    synchronized void succeeded(String email, String address) {
        failures.remove(key(email, address));
    }

    private static String key(String email, String address) {
        return address + " " + email;
    }
}
