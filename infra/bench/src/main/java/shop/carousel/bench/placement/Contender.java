package shop.carousel.bench.placement;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import net.spy.memcached.DefaultHashAlgorithm;
import net.spy.memcached.KetamaNodeLocator;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.providers.ShardedConnectionProvider;
import shop.carousel.ring.PlacementAlgorithm;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.topology.Placements;

/** A way to place keys: each of the ring's, and the peers'. */
public enum Contender {
    SLOT_TABLE(PlacementAlgorithm.SLOT_TABLE),
    KETAMA(PlacementAlgorithm.KETAMA),
    MODULO(PlacementAlgorithm.MODULO),
    HASH_SLOTS(PlacementAlgorithm.HASH_SLOTS),
    RANGE(PlacementAlgorithm.RANGE),
    JUMP(PlacementAlgorithm.JUMP),
    RENDEZVOUS(PlacementAlgorithm.RENDEZVOUS),
    MAGLEV(PlacementAlgorithm.MAGLEV),
    BOUNDED_LOADS(PlacementAlgorithm.BOUNDED_LOADS),
    SPYMEMCACHED("spymemcached ketama", Contender::spymemcached),
    JEDIS("Jedis 6 sharding", Contender::jedis),
    GUAVA("Guava consistentHash", Contender::guava);

    private final String label;
    private final boolean peer;
    private final Function<List<RingNode>, Locator> maker;

    Contender(PlacementAlgorithm algorithm) {
        this.label = algorithm.label();
        this.peer = false;
        this.maker = nodes -> {
            var placement = Placements.of(algorithm, nodes);
            return new Locator(placement::owner, node -> (int) node, placement);
        };
    }

    Contender(String label, Function<List<RingNode>, Locator> maker) {
        this.label = label;
        this.peer = true;
        this.maker = maker;
    }

    String label() {
        return label;
    }

    boolean isPeer() {
        return peer;
    }

    Locator locator(List<RingNode> nodes) {
        return maker.apply(nodes);
    }

    private static Locator spymemcached(List<RingNode> nodes) {
        var addresses = nodes.stream().map(SpyNode::at).toList();
        var locator = new KetamaNodeLocator(addresses, DefaultHashAlgorithm.KETAMA_HASH);
        return Locator.of(locator::getPrimary, addresses);
    }

    private static Locator jedis(List<RingNode> nodes) {
        var addresses = nodes.stream()
                .map(node -> new HostAndPort(node.host(), node.port()))
                .toList();
        var provider = new ShardedConnectionProvider(
                addresses, DefaultJedisClientConfig.builder().build());
        var hash = provider.getHashingAlgo();
        return Locator.of(key -> provider.getNode(hash.hash(key)), addresses);
    }

    private static Locator guava(List<RingNode> nodes) {
        int buckets = nodes.size();
        var hash = Hashing.murmur3_128();
        return new Locator(
                key -> Hashing.consistentHash(hash.hashString(key, StandardCharsets.UTF_8), buckets),
                bucket -> (int) bucket,
                null);
    }
}
