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
import org.redisson.api.RMap;
import org.redisson.api.RMapCache;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.LocalCachedMapOptions;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import shop.carousel.ring.RingNode;

/** Redisson's maps, one on each node. */
final class RedissonStore implements Store {

    private final List<RedissonClient> clients = new ArrayList<>();
    private final Owners<RMap<String, String>> owners;
    private final Putter putter;

    private interface Putter {
        void put(RMap<String, String> map, String key, String value);
    }

    /** A map with a time to live for each entry. */
    static RedissonStore mapCache(List<RingNode> nodes) {
        return new RedissonStore(
                nodes, client -> client.getMapCache("bench"), (map, key, value) -> ((RMapCache<String, String>) map)
                        .fastPut(key, value, 30, TimeUnit.MINUTES));
    }

    /** A map of which each process keeps what it read, and hears of changes. */
    static RedissonStore localCachedMap(List<RingNode> nodes) {
        var options = LocalCachedMapOptions.<String, String>name("bench-local")
                .codec(StringCodec.INSTANCE)
                .cacheSize(KeyMix.PRODUCTS)
                .evictionPolicy(LocalCachedMapOptions.EvictionPolicy.LFU)
                .syncStrategy(LocalCachedMapOptions.SyncStrategy.INVALIDATE)
                .reconnectionStrategy(LocalCachedMapOptions.ReconnectionStrategy.CLEAR);
        return new RedissonStore(
                nodes, client -> client.getLocalCachedMap(options), (map, key, value) -> map.fastPut(key, value));
    }

    private RedissonStore(List<RingNode> nodes, Function<RedissonClient, RMap<String, String>> maps, Putter putter) {
        this.putter = putter;
        this.owners = Owners.of(nodes, node -> {
            var config = new Config();
            config.setCodec(StringCodec.INSTANCE);
            config.useSingleServer().setAddress("redis://" + node.address());
            var client = Redisson.create(config);
            clients.add(client);
            return maps.apply(client);
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
    public void put(String key, String value) {
        putter.put(owners.of(key), key, value);
    }

    @Override
    public void close() {
        clients.forEach(RedissonClient::shutdown);
    }
}
