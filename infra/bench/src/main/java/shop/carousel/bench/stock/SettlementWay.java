package shop.carousel.bench.stock;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import shop.carousel.catalog.stock.settlement.JdbcTransactions;
import shop.carousel.catalog.stock.settlement.StandaloneSettlement;
import shop.carousel.catalog.stock.settlement.StandaloneSettlement.Order;
import shop.carousel.kit.outbox.EventIds;
import shop.carousel.ring.CacheRing;

/**
 * Sells as the shop does: whatever waits is settled at once, under the SKUs' locks, with its inbox, its order, its
 * reservation and its events. In the place of a poll of Kafka stands a queue in memory.
 */
final class SettlementWay implements Way {

    private static final int MOST_ORDERS = 256;
    private static final long LINGER_NANOS = TimeUnit.MICROSECONDS.toNanos(300);

    private final BlockingQueue<Asked> waiting = new ArrayBlockingQueue<>(10_000);
    private final CacheRing ring;
    private final JdbcTransactions transactions;
    private final StandaloneSettlement settlement;
    private final Thread combiner;
    private volatile boolean running = true;

    private record Asked(Order order, CompletableFuture<Boolean> answer) {}

    SettlementWay(StockServers servers) {
        ring = servers.ring();
        transactions = new JdbcTransactions(servers.database());
        settlement = new StandaloneSettlement(
                transactions,
                transactions.synchronizations(),
                transactions,
                ring,
                servers.stockConfig(),
                servers.outboxConfig(),
                servers.json());
        combiner = Thread.ofPlatform().name("combiner").start(this::combine);
    }

    @Override
    public String name() {
        return "Carousel: ring lock, combiner, all books";
    }

    @Override
    public void buy(int buyer, String sku) throws InterruptedException {
        var order = new Order(EventIds.next(), EventIds.next(), sku, 1); // an order's ids rise with time too
        var asked = new Asked(order, new CompletableFuture<>());
        waiting.put(asked);
        if (!asked.answer().join()) {
            throw new IllegalStateException("Nothing was sold of " + sku);
        }
    }

    private void combine() {
        List<Asked> batch = new ArrayList<>(MOST_ORDERS);
        int before = 1;
        while (running) {
            try {
                gather(batch, before);
                before = batch.size();
                settle(batch);
                batch.clear();
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    /** As a poll does: whatever waits, and a moment for more while fewer wait than last time. */
    private void gather(List<Asked> batch, int before) throws InterruptedException {
        batch.add(waiting.take());
        long end = System.nanoTime() + LINGER_NANOS;
        waiting.drainTo(batch, MOST_ORDERS - batch.size());
        while (batch.size() < before) {
            Asked next = waiting.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            batch.add(next);
            waiting.drainTo(batch, MOST_ORDERS - batch.size());
        }
    }

    private void settle(List<Asked> batch) {
        try {
            Set<UUID> served =
                    settlement.reserve(batch.stream().map(Asked::order).toList());
            batch.forEach(asked ->
                    asked.answer().complete(served.contains(asked.order().orderId())));
        } catch (RuntimeException fault) {
            batch.forEach(asked -> asked.answer().completeExceptionally(fault));
        }
    }

    @Override
    public void close() {
        running = false;
        combiner.interrupt();
        ring.close();
        Closing.quietly(transactions);
    }
}
