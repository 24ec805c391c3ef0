package shop.carousel.demo.client;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The books of stock. For every SKU no unit may come or go: available + reserved + sold is what it was, nothing more is
 * reserved than was, and sold has grown by exactly what this replay sold. Holds while nobody else shops.
 */
public final class StockBooks {

    private static final int LOOK_AGAIN_MILLIS = 500;

    private final ShopClient shop;
    private final int concurrency;
    private final Map<String, StockLevel> before;

    private StockBooks(ShopClient shop, int concurrency, Map<String, StockLevel> before) {
        this.shop = shop;
        this.concurrency = concurrency;
        this.before = before;
    }

    /** Opens the books: what is there now. */
    public static StockBooks open(ShopClient shop, Collection<String> skus, int concurrency)
            throws InterruptedException {
        return new StockBooks(shop, concurrency, read(shop, skus, concurrency));
    }

    private static Map<String, StockLevel> read(ShopClient shop, Collection<String> skus, int concurrency)
            throws InterruptedException {
        Map<String, StockLevel> levels = new ConcurrentHashMap<>();
        Parallel.forEach(
                skus,
                concurrency,
                sku -> levels.put(
                        sku, StockLevel.of(shop.get("/api/stock/" + sku).orFail("Reading the stock of " + sku))));
        return levels;
    }

    /**
     * Compares, and waits for what is still on its way, at most so long.
     *
     * @param soldHere units by SKU that this replay sold
     * @return the SKUs that do not balance, each with what is wrong; empty when the books balance
     */
    public Map<String, String> mismatches(Map<String, Long> soldHere, long patienceSeconds)
            throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(patienceSeconds);
        Map<String, String> wrong = wrong(before.keySet(), soldHere);
        while (!wrong.isEmpty() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            wrong = wrong(wrong.keySet(), soldHere);
        }
        return wrong;
    }

    private Map<String, String> wrong(Collection<String> skus, Map<String, Long> soldHere) throws InterruptedException {
        Map<String, String> wrong = new TreeMap<>();
        read(shop, skus, concurrency).forEach((sku, now) -> {
            String fault = fault(now, before.getOrDefault(sku, now), soldHere.getOrDefault(sku, 0L));
            if (!fault.isEmpty()) {
                wrong.put(sku, fault);
            }
        });
        return wrong;
    }

    /** What is wrong with a SKU, in numbers; empty when nothing is. */
    static String fault(StockLevel now, StockLevel before, long soldHere) {
        if (now.total() != before.total()) {
            return "available %d + reserved %d + sold %d = %d, but there were %d"
                    .formatted(now.available(), now.reserved(), now.sold(), now.total(), before.total());
        }
        if (now.sold() != before.sold() + soldHere) {
            return "sold %d, but %d before and %d by this replay".formatted(now.sold(), before.sold(), soldHere);
        }
        return now.reserved() == before.reserved()
                ? ""
                : "reserved %d, but %d before".formatted(now.reserved(), before.reserved());
    }
}
