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

/** All who compete, on the same three nodes, with the same entries. */
final class Field implements AutoCloseable {

    private static final int NODES = 3;
    private static final int WARM_UP = 2;
    private static final int FILLERS = 32;
    private static final String RAW = "raw sockets (limit)";

    private final BenchNodes nodes;
    private final RawSockets raw;
    private final Map<String, Store> stores = new LinkedHashMap<>();

    private Field(BenchNodes nodes, int callers) {
        this.nodes = nodes;
        int connections = Math.max(FILLERS, callers);
        stores.put("Carousel ring", new RingStore(nodes.nodes()));
        stores.put("Lettuce 6", new LettuceStore(nodes.nodes()));
        stores.put("Jedis 6 sharding", new JedisStore(nodes.nodes(), connections));
        stores.put("Quarkus data source", new QuarkusStore(nodes.nodes(), connections));
        stores.put("Redisson RMapCache", new RedissonStore(nodes.nodes()));
        stores.values().forEach(Field::fill);
        raw = new RawSockets(nodes.nodes());
    }

    static Field start(int callers) throws IOException, InterruptedException {
        return new Field(BenchNodes.start(NODES), callers);
    }

    /** The first entry alone: some clients set themselves up with their first call, and not for several threads at once. */
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
            var sample = rawRound(round).run(mix -> {
                raw.get(mix, round.callers() * workload.keys());
                return round.callers();
            });
            add(samples, RAW, i < 0 ? Sample.none() : sample);
        }
        double limit = Objects.requireNonNull(samples.get(RAW)).perSecond();
        var figures = new ArrayList<CacheFigures>();
        samples.forEach((client, sample) -> figures.add(figures(workload, round, client, sample, limit)));
        return figures;
    }

    private static void add(Map<String, Sample> samples, String client, Sample sample) {
        samples.merge(client, sample, Sample::plus);
    }

    private static Round rawRound(Round round) {
        return new Round(round.nodes(), 1, round.time(), Thread.ofPlatform().factory());
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
        raw.close();
        stores.values().forEach(Store::close);
        nodes.close();
    }
}
