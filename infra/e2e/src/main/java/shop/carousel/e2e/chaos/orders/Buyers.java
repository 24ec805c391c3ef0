package shop.carousel.e2e.chaos.orders;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import shop.carousel.demo.client.Answer;
import shop.carousel.demo.client.ShopClient;
import shop.carousel.demo.client.ShopException;

/**
 * Many people who buy at once, each order under a key of its own, some by cart. Some ask twice for the same order, some
 * pay with cards that are declined, slow or never answered, some change their mind. An order of which nobody knows
 * whether it was accepted is asked for again, under its key, when the faults are over.
 */
final class Buyers implements AutoCloseable {

    private static final int MOST_AT_ONCE = 256;

    /**
     * What one request may take. An order's key is looked up (6 s), it waits for its turn (1 s), for its cart (5 s),
     * its prices (6 s) and its commit (6 s); then comes what a paused gateway or service stands still (6 s).
     */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(34);

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private static final List<String> CARDS = List.of(
            "4242424242424242",
            "4242424242424242",
            "4242424242424242",
            "4242424242424242",
            "4242424242424242",
            "4242424242424242",
            "4242424242424242",
            "4000000000000002",
            "4000000000000044",
            "4000000000000051");

    private final ShopClient shop;
    private final List<String> skus;
    private final SplittableRandom random;
    private final String run = Long.toHexString(ThreadLocalRandom.current().nextLong());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Queue<Purchase> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Map<String, Intent> unanswered = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> refusals = new ConcurrentHashMap<>();
    private final AtomicLong longestWait = new AtomicLong();
    private final AtomicLong longestLately = new AtomicLong();
    private int number;
    private int crowd;

    Buyers(URI shop, List<String> skus, long seed) {
        this.shop = new ShopClient(shop, PATIENCE, this::waited);
        this.skus = skus;
        this.random = new SplittableRandom(seed);
    }

    /** What somebody wants. */
    private record Wish(
            String key, Map<String, Integer> units, String card, boolean byCart, boolean twice, boolean regretted) {}

    /** What somebody asks for. */
    private record Intent(Wish wish, @Nullable String cart, Object body) {
        String key() {
            return wish.key();
        }
    }

    /** One more comes. Returns at once, unless too many wait already. */
    void come() throws InterruptedException {
        come(wish());
    }

    /** One more comes for a unit of this SKU, and waits for the answer like the others. */
    void comeFor(String sku) throws InterruptedException {
        come(new Wish(
                "chaos-" + run + "-" + sku + "-" + crowd++, Map.of(sku, 1), CARDS.getFirst(), false, false, false));
    }

    private void come(Wish wish) throws InterruptedException {
        places.acquire();
        threads.execute(() -> {
            try {
                buy(wish);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                places.release();
            }
        });
    }

    private Wish wish() {
        var units = new TreeMap<String, Integer>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            // The lower its place, the hotter a SKU.
            units.put(skus.get((int) (skus.size() * Math.pow(random.nextDouble(), 2))), 1 + random.nextInt(2));
        }
        return new Wish(
                "chaos-" + run + "-" + number++,
                units,
                CARDS.get(random.nextInt(CARDS.size())),
                random.nextInt(4) == 0,
                random.nextInt(10) == 0,
                random.nextInt(8) == 0);
    }

    /** Who finds no cart goes away. */
    private void buy(Wish wish) throws InterruptedException {
        if (!wish.byCart()) {
            buy(new Intent(wish, null, body("items", lines(wish.units()), wish.card())));
            return;
        }
        Optional<String> cart = cart(wish);
        if (cart.isPresent()) {
            buy(new Intent(wish, cart.get(), body("cartId", cart.get(), wish.card())));
        }
    }

    private Optional<String> cart(Wish wish) throws InterruptedException {
        try {
            return new Carts(shop).fill(wish.units());
        } catch (ShopException away) {
            return Optional.empty();
        }
    }

    private static Object lines(Map<String, Integer> units) {
        return units.entrySet().stream()
                .map(line -> Map.of("sku", line.getKey(), "quantity", line.getValue()))
                .toList();
    }

    private static Object body(String goods, Object named, String card) {
        return Map.of(
                goods,
                named,
                "email",
                // Nobody gets more than a few letters about orders within minutes.
                "buyer-" + UUID.randomUUID() + "@example.org",
                "shippingAddress",
                Map.of(
                        "name",
                        "A. Buyer",
                        "line1",
                        "1 Fair Lane",
                        "city",
                        "Utrecht",
                        "postalCode",
                        "3511 AB",
                        "country",
                        "NL"),
                "payment",
                Map.of("cardNumber", card, "expiry", "12/49", "cvc", "123"));
    }

    private void buy(Intent intent) throws InterruptedException {
        unanswered.put(intent.key(), intent);
        try {
            Answer answer = ask(intent);
            if (!answer.isGood()) {
                refused(intent, answer);
                return;
            }
            var purchase = purchase(intent, answer.body());
            unanswered.remove(intent.key());
            accepted.add(purchase);
            if (intent.wish().twice()) {
                askAgain(intent, purchase);
            }
            if (intent.wish().regretted()) {
                cancel(purchase);
            }
        } catch (ShopException e) {
            // Nobody knows: it stays among the unanswered.
            return;
        }
    }

    private Answer ask(Intent intent) throws InterruptedException {
        return shop.post("/api/orders", intent.body(), "Idempotency-Key", intent.key());
    }

    private void waited(Duration wait) {
        longestWait.accumulateAndGet(wait.toNanos(), Math::max);
        longestLately.accumulateAndGet(wait.toNanos(), Math::max);
        if (wait.compareTo(ANSWER_LIMIT) > 0) {
            faults.add("A request was answered after %d ms".formatted(wait.toMillis()));
        }
    }

    /** The longest wait for an answer. */
    Duration longestWait() {
        return Duration.ofNanos(longestWait.get());
    }

    /** The longest wait since this was asked last. */
    Duration longestWaitSinceAsked() {
        return Duration.ofNanos(longestLately.getAndSet(0));
    }

    private void refused(Intent intent, Answer answer) {
        if (answer.status() == 409) {
            unanswered.remove(intent.key());
        } else if (answer.status() <= 500 && answer.status() != 429) {
            faults.add("A good order was answered " + answer.reason());
        }
        refusals.merge(answer.status(), 1, Integer::sum);
    }

    private static Purchase purchase(Intent intent, JsonNode order) {
        return new Purchase(
                order.path("id").asText(),
                order.path("token").asText(),
                new BigDecimal(order.path("total").path("amount").asText()),
                intent.wish().units(),
                intent.cart());
    }

    private void askAgain(Intent intent, Purchase purchase) throws InterruptedException {
        Answer again = ask(intent);
        if (again.isGood() && !purchase.equals(purchase(intent, again.body()))) {
            faults.add("The same key was answered by " + purchase.id() + " and by " + again.body());
        }
    }

    private void cancel(Purchase purchase) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(3_000));
        shop.post("/api/orders/" + purchase.id() + "/cancel", Map.of(), "Order-Token", purchase.token());
    }

    /**
     * Waits until all have been answered, and asks again for those that were not. Call it when nothing is broken any
     * more.
     */
    void settle() throws InterruptedException {
        places.acquire(MOST_AT_ONCE);
        places.release(MOST_AT_ONCE);
        for (Intent intent : List.copyOf(unanswered.values())) {
            buy(intent);
        }
        unanswered.keySet().forEach(key -> faults.add("The order " + key + " was never answered"));
    }

    List<Purchase> accepted() {
        return List.copyOf(accepted);
    }

    /** What buyers must not see. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** How often which status was answered instead of 202. */
    Map<Integer, Integer> refusals() {
        return new TreeMap<>(refusals);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
