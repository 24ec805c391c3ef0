package shop.carousel.kit.admission;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.common.net.CidrAddress;
import io.smallrye.common.net.Inet;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import shop.carousel.kit.admission.LimitConfig.Bucket;
import shop.carousel.kit.hash.Sha256;
import shop.carousel.kit.problem.Problem;

/**
 * Token buckets, one for each client and kind of request. Promises: over any time, a client takes no more than the
 * burst and the tokens that were added meanwhile, at all instances together, by the Redis's clock. An empty bucket is a
 * 429 that says when the next token comes.
 *
 * <p>While the Redis is away, a kind that is {@linkplain Bucket#closed() closed} is a 503, and any other is not
 * limited. Buckets are kept in a bounded number of keys, shared by hashes of names: clients cannot fill the memory that
 * locks need, and the Redis holds no name. Two clients that share a bucket are limited a little sooner. Thread-safe.
 */
@Singleton
public class TokenBuckets {

    private static final Logger LOG = Logger.getLogger(TokenBuckets.class);
    private static final int RETRY_SECONDS = 2;

    /** After a failure of the Redis, open kinds do not wait for it again at once. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /**
     * The generic cell rate algorithm: one time for each bucket, at which it will be full again. Answers 0, or the
     * milliseconds until the next token.
     */
    private static final String TAKE = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local every, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
            local full = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), now) + every
            local wait = full - burst * every - now
            if wait > 0 then return wait end
            redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', full - now)
            return 0""";

    private final ReactiveRedisDataSource state;
    private final LimitConfig config;
    private final List<CidrAddress> exempt;
    private final AtomicLong awayUntil = new AtomicLong(System.nanoTime());

    TokenBuckets(@RedisClientName("state") ReactiveRedisDataSource state, LimitConfig config) {
        this.state = state;
        this.config = config;
        this.exempt = config.exempt().orElse(List.of()).stream()
                .map(TokenBuckets::network)
                .toList();
    }

    private static CidrAddress network(String text) {
        String network = text.contains("/") ? text : text + (text.contains(":") ? "/128" : "/32");
        CidrAddress parsed = Inet.parseCidrAddress(network);
        if (parsed == null) {
            throw new IllegalArgumentException(
                    "carousel.limits.exempt has addresses and networks such as 10.0.0.0/8, not \"" + text + "\"");
        }
        return parsed;
    }

    /** Takes a token of the request's client; fails with 429 if none is left. Exempt addresses take none. */
    public void take(String kind, HttpServerRequest request) {
        if (!isExempt(request)) {
            take(kind, Clients.of(request));
        }
    }

    private boolean isExempt(HttpServerRequest request) {
        if (exempt.isEmpty() || request.remoteAddress() == null) {
            return false;
        }
        InetAddress client = Inet.parseInetAddress(request.remoteAddress().hostAddress());
        return client != null && exempt.stream().anyMatch(network -> network.matches(client));
    }

    /** Takes a token of a client; fails with 429 if none is left. */
    public void take(String kind, String who) {
        long wait = waitFor(kind, who);
        if (wait > 0) {
            long seconds = Duration.ofMillis(wait).plusMillis(999).toSeconds();
            throw Problem.of(
                            429,
                            "too-many-requests",
                            "Too many requests",
                            "There were too many requests. Please wait a little.")
                    .withHeader("Retry-After", Long.toString(seconds));
        }
    }

    /** Takes a token of a client; returns false if none is left. */
    public boolean tryTake(String kind, String who) {
        return waitFor(kind, who) == 0;
    }

    private long waitFor(String kind, String who) {
        Bucket bucket = bucket(kind);
        if (!bucket.closed() && System.nanoTime() - awayUntil.get() < 0) {
            return 0;
        }
        try {
            return state.execute(
                            "EVAL",
                            TAKE,
                            "1",
                            key(kind, who),
                            Long.toString(bucket.every().toMillis()),
                            Integer.toString(bucket.burst()))
                    .await()
                    .atMost(config.patience())
                    .toLong();
        } catch (RuntimeException away) {
            return uncounted(bucket, away);
        }
    }

    private long uncounted(Bucket bucket, RuntimeException away) {
        LOG.debugf("Requests cannot be counted now: %s", away);
        awayUntil.set(System.nanoTime() + PAUSE.toNanos());
        if (bucket.closed()) {
            throw Problem.unavailable("This is not available at the moment.", RETRY_SECONDS);
        }
        return 0;
    }

    private Bucket bucket(String kind) {
        return Optional.ofNullable(config.buckets().get(kind))
                .orElseThrow(() -> new IllegalStateException("carousel.limits.buckets has no " + kind));
    }

    private String key(String kind, String who) {
        byte[] hash = Sha256.of(kind + " " + who);
        int number = (hash[0] & 0xFF) << 16 | (hash[1] & 0xFF) << 8 | hash[2] & 0xFF;
        return "limit:" + kind + ":" + Integer.toHexString(number % config.remembered());
    }
}
