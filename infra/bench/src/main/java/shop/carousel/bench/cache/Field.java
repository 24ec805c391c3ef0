package shop.carousel.bench.cache;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import shop.carousel.ring.NodeTransport;

/**
 * All who compete in one discipline, on the same three nodes, with the same entries; and what none of them can exceed.
 */
final class Field implements AutoCloseable {

    private static final int NODES = 3;
    private static final int WARM_UP = 2;
    private static final int FILLERS = 32;

    private final BenchNodes nodes;
    private final Map<String, Store> stores;
    private final Limit limit;

    private Field(BenchNodes nodes, Map<String, Store> stores, Limit limit) {
        this.nodes = nodes;
        this.stores = stores;
        this.limit = limit;
        stores.values().forEach(Field::fill);
    }

    /** Every read asks a node. */
    static Field remote(int callers) throws IOException, InterruptedException {
        var nodes = BenchNodes.start(NODES);
        var at = nodes.nodes();
        int connections = Math.max(FILLERS, callers);
        var stores = new LinkedHashMap<String, Store>();
        stores.put("Carousel ring", RingStore.remote(at, NodeTransport.DIRECT));
        stores.put("Carousel ring on Vert.x", RingStore.remote(at, NodeTransport.VERTX));
        stores.put("Lettuce 6", new LettuceStore(at));
        stores.put("Jedis 6 sharding", new JedisStore(at, connections));
        stores.put("Quarkus data source", new QuarkusStore(at, connections));
        stores.put("Redisson RMapCache", RedissonStore.mapCache(at));
        return new Field(nodes, stores, new RawSockets(at));
    }

    /** What is read often is kept in the process, and told when it changes. */
    static Field near() throws IOException, InterruptedException {
        var nodes = BenchNodes.start(NODES);
        var stores = new LinkedHashMap<String, Store>();
        stores.put("Carousel near", RingStore.near(nodes.nodes()));
        stores.put("Redisson RLocalCachedMap", RedissonStore.localCachedMap(nodes.nodes()));
        return new Field(nodes, stores, new BareCaffeine());
    }

    /**
     * The first entry alone: some clients set themselves up with their first call, and not for several threads at once.
     */
    private static void fill(Store store) {
        put(store, 0, KeyMix.PRODUCTS);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var filling = IntStream.range(0, FILLERS)
                    .mapToObj(first -> CompletableFuture.runAsync(() -> put(store, first, FILLERS), executor))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(filling).join();
        }
    }

    private static void put(Store store, int first, int step) {
        var keys = KeyMix.all();
        for (int i = first; i < keys.size(); i += step) {
            store.put(keys.get(i), Workload.value(keys.get(i)));
        }
    }

    BenchNodes nodes() {
        return nodes;
    }

    /** Everybody in turn, as often as there are rounds, so that a noisy moment of the machine hits all alike. */
    List<CacheFigures> measure(Workload workload, Round round, int rounds) throws InterruptedException {
        var samples = new LinkedHashMap<String, Sample>();
        for (int i = -WARM_UP; i < rounds; i++) {
            for (var each : stores.entrySet()) {
                var sample = round.run(mix -> {
                    workload.run(each.getValue(), mix);
                    return 1;
                });
                add(samples, each.getKey(), i < 0 ? Sample.none() : sample);
            }
            var sample = limit.measure(workload, round);
            add(samples, limit.label(), i < 0 ? Sample.none() : sample);
        }
        double most = Objects.requireNonNull(samples.get(limit.label())).perSecond();
        var figures = new ArrayList<CacheFigures>();
        samples.forEach((client, sample) -> figures.add(figures(workload, round, client, sample, most)));
        return figures;
    }

    private static void add(Map<String, Sample> samples, String client, Sample sample) {
        samples.merge(client, sample, Sample::plus);
    }

    private static CacheFigures figures(Workload workload, Round round, String client, Sample sample, double limit) {
        return new CacheFigures(
                workload.label(),
                round.callers(),
                client,
                sample.perSecond(),
                sample.micros(50),
                sample.micros(99),
                sample.processorMillis(),
                sample.perSecond() / limit);
    }

    @Override
    public void close() {
        limit.close();
        stores.values().forEach(Store::close);
        nodes.close();
    }
}
