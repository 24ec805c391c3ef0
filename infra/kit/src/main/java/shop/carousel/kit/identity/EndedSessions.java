package shop.carousel.kit.identity;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/**
 * The sessions that ended before their tokens do, on the {@code state} Redis: every instance of every service knows of
 * an end as soon as it is kept there. It is kept as long as the token would have been good for. Thread-safe.
 *
 * <p>A Redis that is emptied has forgotten them; whoever ends sessions keeps them elsewhere too, and tells it again.
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

    /** Keeps the end of a session. Fails, within the configured time, where the Redis is away. */
    public void add(UUID session, Duration rest) {
        String millis = Long.toString(Math.max(1, rest.toMillis()));
        state.execute("SET", PREFIX + session, "", "PX", millis).await().atMost(config.patience());
    }

    /** Whether that session has ended. Fails, within the configured time, where the Redis is away. */
    Uni<Boolean> has(String session) {
        return state.execute("EXISTS", PREFIX + session)
                .ifNoItem()
                .after(config.patience())
                .fail()
                .map(answer -> answer.toInteger() > 0);
    }
}
