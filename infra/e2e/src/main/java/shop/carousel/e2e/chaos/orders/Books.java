package shop.carousel.e2e.chaos.orders;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import shop.carousel.demo.client.Answer;
import shop.carousel.demo.client.Parallel;
import shop.carousel.demo.client.SeenOrder;
import shop.carousel.demo.client.ShopClient;
import shop.carousel.demo.client.StockBooks;

/**
 * The books of a run, when nothing moves any more.
 *
 * @param states how many orders are in which state
 * @param mismatches what is wrong, in words; empty when the books balance
 */
record Books(Map<String, Integer> states, List<String> mismatches) {

    private static final int AT_ONCE = 16;
    private static final long LOOK_SECONDS = 1;
    private static final int STOCK_PATIENCE_SECONDS = 20;

    /**
     * Waits until every order has come to rest, for so long at most, and compares: each order came to one final state by no step twice, the provider holds what the
     * confirmed orders cost, every unit is where an order says, and no event is left behind.
     */
    static Books close(ShopClient shop, List<Purchase> purchases, StockBooks stock, Ledgers ledgers, long patienceSeconds)
            throws InterruptedException {
        var mismatches = new ArrayList<String>();
        Map<Purchase, SeenOrder> seen = awaitRest(shop, purchases, mismatches, patienceSeconds);
        var states = new TreeMap<String, Integer>();
        var sold = new TreeMap<String, Long>();
        BigDecimal due = BigDecimal.ZERO;
        for (var entry : seen.entrySet()) {
            SeenOrder order = entry.getValue();
            states.merge(order.status(), 1, Integer::sum);
            if (order.isSold()) {
                due = due.add(entry.getKey().total());
                entry.getKey().units().forEach((sku, units) -> sold.merge(sku, (long) units, Long::sum));
            }
            mismatches.addAll(steps(entry.getKey(), order));
        }
        stock.mismatches(sold, STOCK_PATIENCE_SECONDS).forEach((sku, wrong) -> mismatches.add("Stock of " + sku + ": " + wrong));
        mismatches.addAll(ledgers.mismatches(due));
        return new Books(states, List.copyOf(mismatches));
    }

    boolean balance() {
        return mismatches.isEmpty();
    }

    private static Map<Purchase, SeenOrder> awaitRest(
            ShopClient shop, List<Purchase> purchases, List<String> mismatches, long patienceSeconds)
            throws InterruptedException {
        Map<Purchase, SeenOrder> seen = new ConcurrentHashMap<>();
        var restless = new ArrayList<>(purchases);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(patienceSeconds);
        while (!restless.isEmpty() && System.nanoTime() < deadline) {
            Parallel.forEach(restless, AT_ONCE, purchase -> look(shop, purchase, seen));
            restless.removeIf(purchase -> seen.containsKey(purchase) && seen.get(purchase).isQuiet());
            if (!restless.isEmpty()) {
                TimeUnit.SECONDS.sleep(LOOK_SECONDS);
            }
        }
        restless.forEach(purchase -> mismatches.add("Order " + purchase.id() + " has not come to rest: " + seen.get(purchase)));
        return seen;
    }

    private static void look(ShopClient shop, Purchase purchase, Map<Purchase, SeenOrder> seen) throws InterruptedException {
        Answer answer = shop.get("/api/orders/" + purchase.id(), "Order-Token", purchase.token());
        if (answer.isGood()) {
            seen.put(purchase, SeenOrder.of(answer.body()));
        }
    }

    private static List<String> steps(Purchase purchase, SeenOrder order) {
        var once = new HashSet<String>();
        return order.history().stream()
                .filter(step -> !once.add(step.status()))
                .map(step -> "Order " + purchase.id() + " became " + step.status() + " twice")
                .toList();
    }
}
