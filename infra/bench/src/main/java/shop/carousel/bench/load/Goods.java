package shop.carousel.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The products that are ordered, and their books: units may move, and none may come or go. */
public final class Goods {

    private static final long PLENTY = 10_000_000;

    private final RunningShop shop;
    private final Map<String, Long> initial;

    private Goods(RunningShop shop, Map<String, Long> initial) {
        this.shop = shop;
        this.initial = initial;
    }

    /** So many products of the shop, with more units than anybody will order. */
    public static Goods plenty(RunningShop shop, int count) throws IOException, InterruptedException {
        return of(shop, shop.skus(count), PLENTY);
    }

    /** The first product of the shop, with so many units that can be ordered. */
    public static Goods scarce(RunningShop shop, long units) throws IOException, InterruptedException {
        return of(shop, shop.skus(1), units);
    }

    private static Goods of(RunningShop shop, List<String> skus, long units) throws IOException, InterruptedException {
        Map<String, Long> initial = new LinkedHashMap<>();
        for (String sku : skus) {
            shop.stock(sku, units);
            initial.put(sku, total(shop.level(sku)));
        }
        return new Goods(shop, initial);
    }

    public List<String> skus() {
        return List.copyOf(initial.keySet());
    }

    /**
     * How many SKUs do not balance: initial = available + reserved + sold, and nothing is reserved when all orders have
     * ended.
     */
    public long mismatches() throws IOException, InterruptedException {
        long wrong = 0;
        for (Map.Entry<String, Long> sku : initial.entrySet()) {
            JsonNode level = shop.level(sku.getKey());
            if (total(level) != sku.getValue() || level.path("reserved").asLong() != 0) {
                wrong++;
            }
        }
        return wrong;
    }

    private static long total(JsonNode level) {
        return level.path("available").asLong()
                + level.path("reserved").asLong()
                + level.path("sold").asLong();
    }
}
