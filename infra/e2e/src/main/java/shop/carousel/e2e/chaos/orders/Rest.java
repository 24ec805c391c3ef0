package shop.carousel.e2e.chaos.orders;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import shop.carousel.demo.client.Answer;
import shop.carousel.demo.client.Parallel;
import shop.carousel.demo.client.SeenOrder;
import shop.carousel.demo.client.ShopClient;

/** Waits until orders move no more. */
final class Rest {

    private static final int AT_ONCE = 16;
    private static final long LOOK_SECONDS = 1;

    private final ShopClient shop;
    private final Map<Purchase, SeenOrder> seen = new ConcurrentHashMap<>();

    private Rest(ShopClient shop) {
        this.shop = shop;
    }

    /** The orders as they are when each has come to rest, or when those that have not stood still for so long. */
    static Map<Purchase, SeenOrder> await(ShopClient shop, List<Purchase> purchases, Duration standstill)
            throws InterruptedException {
        return new Rest(shop).await(purchases, standstill);
    }

    private Map<Purchase, SeenOrder> await(List<Purchase> purchases, Duration standstill) throws InterruptedException {
        List<Purchase> restless = purchases;
        long moved = System.nanoTime();
        while (true) {
            var before = List.copyOf(seen.values());
            Parallel.forEach(restless, AT_ONCE, this::look);
            restless = restless.stream().filter(each -> !isQuiet(each)).toList();
            if (!before.equals(new ArrayList<>(seen.values()))) {
                moved = System.nanoTime();
            }
            if (restless.isEmpty() || System.nanoTime() - moved > standstill.toNanos()) {
                return seen;
            }
            TimeUnit.SECONDS.sleep(LOOK_SECONDS);
        }
    }

    private boolean isQuiet(Purchase purchase) {
        SeenOrder order = seen.get(purchase);
        return order != null && order.isQuiet();
    }

    private void look(Purchase purchase) throws InterruptedException {
        Answer answer = shop.get("/api/orders/" + purchase.id(), "Order-Token", purchase.token());
        if (answer.isGood()) {
            seen.put(purchase, SeenOrder.of(answer.body()));
        }
    }
}
