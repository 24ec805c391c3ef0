package shop.carousel.kit.identity;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/**
 * Sessions that ended before their tokens expire, on the {@code state} Redis. Every instance of every service knows of
 * an end as soon as it is stored there. It is stored for as long as the token would have been valid. Thread-safe.
 *
 * <p>A Redis that is emptied forgets them; the service that ends sessions also stores them elsewhere, and repeats them.
 */
@Singleton
public class EndedSessions {

    private static final String PREFIX = "ended-session:";

    private final ReactiveRedisDataSource state;
    private final SessionConfig config;

    EndedSessions(@RedisClientName("state") ReactiveRedisDataSource state, SessionConfig config) {
        this.state = state;
        this.config = config;
    }

    /** Stores the end of a session. Fails within the configured time if the Redis is away. */
    public void add(UUID session, Duration rest) {
        String millis = Long.toString(Math.max(1, rest.toMillis()));
        state.execute("SET", PREFIX + session, "", "PX", millis).await().atMost(config.patience());
    }

    /** Whether that session has ended. Fails within the configured time if the Redis is away. */
    Uni<Boolean> has(String session) {
        return state.execute("EXISTS", PREFIX + session)
                .ifNoItem()
                .after(config.patience())
                .fail()
                .map(answer -> answer.toInteger() > 0);
    }
}
