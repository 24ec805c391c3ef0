package shop.carousel.bench.cache;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.redisson.Redisson;
import org.redisson.api.RMapCache;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import shop.carousel.ring.RingNode;

/** Redisson's RMapCache: a map with a time to live for each entry, one on each node. */
final class RedissonStore implements Store {

    private final List<RedissonClient> clients = new ArrayList<>();
    private final Owners<RMapCache<String, String>> owners;

    RedissonStore(List<RingNode> nodes) {
        owners = Owners.of(nodes, node -> {
            var config = new Config();
            config.setCodec(StringCodec.INSTANCE);
            config.useSingleServer().setAddress("redis://" + node.address());
            var client = Redisson.create(config);
            clients.add(client);
            return client.getMapCache("bench");
        });
    }

    @Override
    public @Nullable String get(String key) {
        return owners.of(key).get(key);
    }

    @Override
    public Map<String, String> getAll(List<String> keys) {
        var asked = new ArrayList<CompletionStage<Map<String, String>>>();
        owners.split(keys).forEach((owner, its) -> asked.add(owner.getAllAsync(new HashSet<>(its))));
        var values = new HashMap<String, String>();
        asked.forEach(each -> values.putAll(each.toCompletableFuture().join()));
        return values;
    }

    @Override
    public String getOrLoad(String key, Function<String, String> loader) {
        var found = get(key);
        if (found != null) {
            return found;
        }
        var loaded = loader.apply(key);
        put(key, loaded);
        return loaded;
    }

    @Override
    public void put(String key, String value) {
        owners.of(key).fastPut(key, value, 30, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        clients.forEach(RedissonClient::shutdown);
    }
}
