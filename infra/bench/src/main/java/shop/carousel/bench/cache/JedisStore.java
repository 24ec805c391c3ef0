package shop.carousel.bench.cache;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisSharding;
import redis.clients.jedis.Response;
import redis.clients.jedis.params.SetParams;
import shop.carousel.ring.RingNode;

/** Jedis 6 sharding: its own ring, and a pooled connection for each caller. */
final class JedisStore implements Store {

    private static final SetParams HALF_AN_HOUR =
            SetParams.setParams().px(Duration.ofMinutes(30).toMillis());

    private final JedisSharding jedis;

    JedisStore(List<RingNode> nodes, int connections) {
        var pool = new GenericObjectPoolConfig<Connection>();
        pool.setMaxTotal(connections);
        pool.setMaxIdle(connections);
        jedis = new JedisSharding(
                nodes.stream()
                        .map(node -> new HostAndPort(node.host(), node.port()))
                        .toList(),
                DefaultJedisClientConfig.builder().build(),
                pool);
    }

    @Override
    public @Nullable String get(String key) {
        return jedis.get(key);
    }

    @Override
    public Map<String, String> getAll(List<String> keys) {
        var asked = new LinkedHashMap<String, Response<String>>();
        try (var pipeline = jedis.pipelined()) {
            keys.forEach(key -> asked.put(key, pipeline.get(key)));
        }
        var values = new HashMap<String, String>();
        asked.forEach((key, answer) -> values.put(key, answer.get()));
        return values;
    }

    @Override
    public void put(String key, String value) {
        jedis.set(key, value, HALF_AN_HOUR);
    }

    @Override
    public void close() {
        jedis.close();
    }
}
