package shop.carousel.bench.cache;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.value.ValueCommands;
import io.quarkus.redis.runtime.datasource.BlockingRedisDataSourceImpl;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.RingNode;

/** Quarkus' blocking Redis data source, with a pool for as many callers as there are. */
final class QuarkusStore implements Store {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long HALF_AN_HOUR = Duration.ofMinutes(30).toMillis();

    private final Vertx vertx = Vertx.vertx();
    private final Owners<ValueCommands<String, String>> owners;

    QuarkusStore(List<RingNode> nodes, int connections) {
        owners = Owners.of(nodes, node -> dataSource(node, connections).value(String.class));
    }

    private RedisDataSource dataSource(RingNode node, int connections) {
        var options = new RedisOptions()
                .setConnectionString("redis://" + node.address())
                .setMaxPoolSize(connections)
                .setMaxPoolWaiting(4 * connections);
        var redis = Redis.createClient(vertx, options);
        return new BlockingRedisDataSourceImpl(vertx, redis, RedisAPI.api(redis), PATIENCE);
    }

    @Override
    public @Nullable String get(String key) {
        return owners.of(key).get(key);
    }

    @Override
    public Map<String, String> getAll(List<String> keys) {
        var values = new HashMap<String, String>();
        owners.split(keys).forEach((owner, its) -> values.putAll(owner.mget(its.toArray(String[]::new))));
        return values;
    }

    @Override
    public void put(String key, String value) {
        owners.of(key).psetex(key, HALF_AN_HOUR, value);
    }

    @Override
    public void close() {
        vertx.closeAndAwait();
    }
}
