package shop.carousel.order.account;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.RedisDataSource;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import shop.carousel.kit.hash.Sha256;
import shop.carousel.kit.problem.Problem;

/**
 * Limits failed sign-ins. All instances count together, on the {@code state} Redis. An attempt counts from its
 * beginning, before its password is checked, so concurrent attempts pass no more often than sequential ones; success
 * takes it back. Over a limit the answer is 429 until the window has passed. While the Redis is away the answer is 503,
 * because attempts cannot be counted.
 *
 * <p>Counts are kept in a bounded number of keys, which hashes of addresses and accounts share, so guessing cannot fill
 * the memory, and the Redis holds no address. Two accounts that share a count are limited a little sooner.
 */
@Singleton
class SignInThrottle {

    private static final Logger LOG = Logger.getLogger(SignInThrottle.class);
    private static final String PREFIX = "sign-in:";
    private static final int RETRY_SECONDS = 2;

    /** The attempts of this window with this one, and the milliseconds until it ends. No count is without an end. */
    private static final String COUNT = """
            local attempts = redis.call('INCR', KEYS[1])
            if attempts == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
            return {attempts, redis.call('PTTL', KEYS[1])}""";

    private static final String TAKE_BACK = """
            if tonumber(redis.call('GET', KEYS[1]) or '0') > 0 then redis.call('DECR', KEYS[1]) end
            return 0""";

    private final RedisDataSource state;
    private final AccountConfig.Throttle config;

    SignInThrottle(@RedisClientName("state") RedisDataSource state, AccountConfig config) {
        this.state = state;
        this.config = config.throttle();
    }

    /** What is counted, and how many failures a window lets through. */
    private record Count(String key, int most) {}

    /**
     * Counts an attempt, or throws: 429 when there were too many failures, 503 when they cannot be counted. An attempt
     * that one count refuses does not reach the next ones, so a limited address cannot lock an owner out.
     */
    void admit(String email, String address) {
        count(ofAddress(address));
        count(ofPair(email, address));
        count(ofAccount(email));
    }

    /** Takes the attempt back, and all failures of this account at this address. */
    void succeeded(String email, String address) {
        takeBack(ofAddress(address));
        takeBack(ofAccount(email));
        attempt(() -> state.key().del(ofPair(email, address).key()));
    }

    private Count ofAddress(String address) {
        return new Count(key("address", address), config.addressFailures());
    }

    private Count ofAccount(String email) {
        return new Count(key("account", email), config.accountFailures());
    }

    private Count ofPair(String email, String address) {
        return new Count(key("pair", address + " " + email), config.failures());
    }

    private void count(Count count) {
        Response answer =
                attempt(() -> run(COUNT, count, Long.toString(config.window().toMillis())));
        if (answer.get(0).toLong() > count.most()) {
            throw tooMany(answer.get(1).toLong());
        }
    }

    private void takeBack(Count count) {
        attempt(() -> run(TAKE_BACK, count));
    }

    /**
     * One command, so that one which times out leaves nothing open on its connection: after a time-out within MULTI the
     * client's pool gives out a connection on which the next MULTI fails.
     */
    private Response run(String script, Count count, String... arguments) {
        String[] command = Stream.concat(Stream.of(script, "1", count.key()), Stream.of(arguments))
                .toArray(String[]::new);
        return state.execute("EVAL", command);
    }

    private static Problem tooMany(long millisLeft) {
        long seconds = Math.max(1, Duration.ofMillis(millisLeft).plusMillis(999).toSeconds());
        return Problem.of(429, "too-many-attempts", "Too many attempts", "Too many failed sign-ins. Wait a little.")
                .withHeader("Retry-After", Long.toString(seconds));
    }

    /** Every failure of the Redis is an outage of sign-in. */
    private static <T> T attempt(Supplier<T> command) {
        try {
            return command.get();
        } catch (RuntimeException fault) {
            LOG.warnf("Sign-ins cannot be counted now: %s", fault);
            throw Problem.unavailable("Sign-in is not available at the moment.", RETRY_SECONDS);
        }
    }

    private String key(String kind, String who) {
        byte[] hash = Sha256.of(kind + " " + who);
        int number = (hash[0] & 0xFF) << 16 | (hash[1] & 0xFF) << 8 | hash[2] & 0xFF;
        return PREFIX + kind + ":" + Integer.toHexString(number % config.remembered());
    }
}
