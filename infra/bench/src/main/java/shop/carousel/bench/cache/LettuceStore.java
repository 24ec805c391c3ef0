package shop.carousel.bench.cache;

import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.resource.ClientResources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.RingNode;

/** Lettuce: one pipelined connection per node. */
final class LettuceStore implements Store {

    private static final SetArgs HALF_AN_HOUR = SetArgs.Builder.px(1_800_000);

    private final ClientResources resources = ClientResources.create();
    private final List<RedisClient> clients = new ArrayList<>();
    private final Owners<StatefulRedisConnection<String, String>> owners;

    LettuceStore(List<RingNode> nodes) {
        owners = Owners.of(nodes, node -> {
            var client = RedisClient.create(resources, RedisURI.create(node.host(), node.port()));
            clients.add(client);
            return client.connect();
        });
    }

    @Override
    public @Nullable String get(String key) {
        return owners.of(key).sync().get(key);
    }

    @Override
    public Map<String, String> getAll(List<String> keys) {
        var asked = new ArrayList<RedisFuture<List<KeyValue<String, String>>>>();
        owners.split(keys).forEach((owner, its) -> asked.add(owner.async().mget(its.toArray(String[]::new))));
        var values = new HashMap<String, String>();
        asked.forEach(each -> join(each).stream()
                .filter(KeyValue::hasValue)
                .forEach(pair -> values.put(pair.getKey(), pair.getValue())));
        return values;
    }

    private static <T> T join(RedisFuture<T> future) {
        try {
            return future.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void put(String key, String value) {
        owners.of(key).sync().set(key, value, HALF_AN_HOUR);
    }

    @Override
    public void close() {
        clients.forEach(RedisClient::shutdown);
        resources.shutdown();
    }
}
