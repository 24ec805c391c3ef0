package shop.carousel.e2e.chaos.orders;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import shop.carousel.demo.client.SeenOrder;
import shop.carousel.demo.client.ShopClient;
import shop.carousel.demo.client.StockBooks;

/**
 * The books of a run.
 *
 * @param states how many orders are in which state
 * @param mismatches what is wrong, in words; empty when the books balance
 */
record Books(Map<String, Integer> states, List<String> mismatches) {

    /** A payment whose process died is taken up again after its lease, and tried at growing pauses. */
    private static final Duration STANDSTILL = Duration.ofSeconds(90);

    /** What has come to rest should not move any more. */
    private static final Duration AFTER_REPEAT = Duration.ofSeconds(10);

    private static final int STOCK_PATIENCE_SECONDS = 20;

    /** What buyers were written, compared with what became of their orders. */
    @FunctionalInterface
    interface Letters {
        List<String> mismatches(Map<Purchase, SeenOrder> orders);
    }

    boolean balance() {
        return mismatches.isEmpty();
    }

    /**
     * Closes the books of a shop in which nothing is broken any more. Waits until nothing moves, delivers everything
     * that was ever told once more, and compares: each order came to one final state, by no step twice and each step
     * told once; the provider holds what the confirmed orders cost; every unit and every cart is as the orders say;
     * nothing was left behind, put aside or refused, and no stale holder of a lock has written.
     */
    static Books close(
            ShopClient shop,
            List<Purchase> purchases,
            StockBooks stock,
            Ledgers ledgers,
            Echo echo,
            Poison poison,
            Letters letters)
            throws InterruptedException {
        var mismatches = new ArrayList<String>();
        var carts = new Carts(shop);
        Map<Purchase, SeenOrder> before = Rest.await(shop, purchases, STANDSTILL);
        echo.awaitHeard();
        mismatches.addAll(carts.mismatches(carts(before, false)));
        for (var each : before.entrySet()) {
            refill(carts, each.getKey(), each.getValue());
        }
        echo.again();
        echo.awaitHeard();
        Map<Purchase, SeenOrder> seen = Rest.await(shop, purchases, AFTER_REPEAT);
        purchases.forEach(purchase -> mismatches.addAll(path(purchase, seen.get(purchase))));
        mismatches.addAll(carts.mismatches(carts(before, true)));
        stock.mismatches(sold(seen), STOCK_PATIENCE_SECONDS)
                .forEach((sku, wrong) -> mismatches.add("Stock of " + sku + ": " + wrong));
        ledgers.awaitMail();
        mismatches.addAll(ledgers.mismatches(due(seen), echo.echoed().told(), poison.letters()));
        mismatches.addAll(letters.mismatches(seen));
        return new Books(states(seen), List.copyOf(mismatches));
    }

    private static void refill(Carts carts, Purchase purchase, SeenOrder order) throws InterruptedException {
        String cart = purchase.cart();
        if (cart != null && wasConfirmed(order)) {
            carts.refill(cart, purchase.units());
        }
    }

    /**
     * What each cart should hold: what was ordered by it, unless that was confirmed and the cart was not filled again.
     */
    private static Map<String, Map<String, Integer>> carts(Map<Purchase, SeenOrder> seen, boolean refilled) {
        var expected = new TreeMap<String, Map<String, Integer>>();
        seen.forEach((purchase, order) -> {
            String cart = purchase.cart();
            if (cart != null) {
                expected.put(cart, wasConfirmed(order) && !refilled ? Map.of() : purchase.units());
            }
        });
        return expected;
    }

    static boolean wasConfirmed(SeenOrder order) {
        return order.history().stream().anyMatch(step -> step.status().equals("CONFIRMED"));
    }

    private static List<String> path(Purchase purchase, @Nullable SeenOrder order) {
        var wrong = new ArrayList<String>();
        if (order == null || !order.isQuiet()) {
            wrong.add("Order " + purchase.id() + " has not come to rest: " + order);
        }
        if (order != null) {
            again(order).forEach(status -> wrong.add("Order " + purchase.id() + " came back to " + status));
        }
        return wrong;
    }

    /** Statuses that an order left and came back to. Late money takes a step within a status. */
    private static List<String> again(SeenOrder order) {
        var left = new HashSet<String>();
        var again = new ArrayList<String>();
        String last = "";
        for (var step : order.history()) {
            if (!step.status().equals(last) && !left.add(step.status())) {
                again.add(step.status());
            }
            last = step.status();
        }
        return again;
    }

    private static Map<String, Integer> states(Map<Purchase, SeenOrder> seen) {
        var states = new TreeMap<String, Integer>();
        seen.values().forEach(order -> states.merge(order.status(), 1, Integer::sum));
        return states;
    }

    private static Map<String, Long> sold(Map<Purchase, SeenOrder> seen) {
        var sold = new TreeMap<String, Long>();
        seen.forEach((purchase, order) -> {
            if (order.isSold()) {
                purchase.units().forEach((sku, units) -> sold.merge(sku, (long) units, Long::sum));
            }
        });
        return sold;
    }

    private static BigDecimal due(Map<Purchase, SeenOrder> seen) {
        return seen.entrySet().stream()
                .filter(each -> each.getValue().isSold())
                .map(each -> each.getKey().total())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
