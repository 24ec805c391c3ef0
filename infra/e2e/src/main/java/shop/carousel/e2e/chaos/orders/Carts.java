package shop.carousel.e2e.chaos.orders;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import shop.carousel.demo.client.Answer;
import shop.carousel.demo.client.ShopClient;

/**
 * The carts of those who buy by cart. A confirmed order takes out of its cart what was ordered, and takes it out once:
 * a cart that is filled again keeps what is in it.
 */
record Carts(ShopClient shop) {

    private static final int PATIENCE_SECONDS = 60;

    /** A new cart with these units; nothing where the shop could not make one. */
    Optional<String> fill(Map<String, Integer> units) throws InterruptedException {
        Answer made = shop.post("/api/carts", Map.of());
        String cart = made.body().path("id").asText();
        return made.isGood() && put(cart, units) ? Optional.of(cart) : Optional.empty();
    }

    /** Fills it again. */
    void refill(String cart, Map<String, Integer> units) throws InterruptedException {
        if (!put(cart, units)) {
            throw new IllegalStateException("The cart " + cart + " could not be filled again");
        }
    }

    private boolean put(String cart, Map<String, Integer> units) throws InterruptedException {
        for (var line : units.entrySet()) {
            Answer put =
                    shop.put("/api/carts/" + cart + "/items/" + line.getKey(), Map.of("quantity", line.getValue()));
            if (!put.isGood()) {
                return false;
            }
        }
        return true;
    }

    /** The carts that do not hold what they should, in words; waits for what is still on its way. */
    List<String> mismatches(Map<String, Map<String, Integer>> expected) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        List<String> wrong = wrong(expected);
        while (!wrong.isEmpty() && System.nanoTime() < deadline) {
            TimeUnit.SECONDS.sleep(1);
            wrong = wrong(expected);
        }
        return wrong;
    }

    private List<String> wrong(Map<String, Map<String, Integer>> expected) throws InterruptedException {
        var wrong = new ArrayList<String>();
        for (var cart : expected.entrySet()) {
            var holds = read(cart.getKey());
            if (!holds.equals(cart.getValue())) {
                wrong.add("The cart %s holds %s, and should hold %s".formatted(cart.getKey(), holds, cart.getValue()));
            }
        }
        return wrong;
    }

    private Map<String, Integer> read(String cart) throws InterruptedException {
        var units = new HashMap<String, Integer>();
        shop.get("/api/carts/" + cart)
                .orFail("Reading a cart")
                .path("items")
                .forEach(line -> units.put(
                        line.path("sku").asText(), line.path("quantity").asInt()));
        return units;
    }
}
