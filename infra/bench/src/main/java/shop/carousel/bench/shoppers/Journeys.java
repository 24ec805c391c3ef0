package shop.carousel.bench.shoppers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import shop.carousel.bench.http.Words;

/** Makes the ways of shoppers through the shop, one after the other. Two with one seed make the same. */
final class Journeys {

    private static final double LOOKS_AROUND = 0.7;
    private static final double LEAVES_A_CART = 0.2;
    private static final int MOST_LOOKS = 5;
    private static final int SAMPLE = 2_000;

    private final Profile profile;
    private final Ranked<String> skus;
    private final Baskets baskets;
    private final Words words;
    private final SplittableRandom random;

    /**
     * Ways through a shop.
     *
     * @param skus what is wanted, most wanted first; a sale is of the first
     */
    Journeys(Profile profile, List<String> skus, Baskets baskets, Words words, long seed) {
        this.profile = profile;
        this.skus = new Ranked<>(profile == Profile.SALE ? skus.subList(0, 1) : skus, baskets.skew());
        this.baskets = baskets;
        this.words = words;
        this.random = new SplittableRandom(seed);
    }

    /** How many requests a journey has on average, measured. */
    static double meanSteps(Profile profile, List<String> skus, Baskets baskets, Words words, long seed) {
        var sample = new Journeys(profile, skus, baskets, words, seed);
        return IntStream.range(0, SAMPLE)
                .map(i -> sample.next().size())
                .average()
                .orElse(1);
    }

    /** The next shopper's way. */
    List<Step> next() {
        return switch (profile) {
            case SALE -> List.of(new Step.OrderOne(skus.next(random)));
            case BROWSE -> lookAround();
            case MIXED -> {
                double kind = random.nextDouble();
                yield kind < LOOKS_AROUND ? lookAround() : fillCart(kind >= LOOKS_AROUND + LEAVES_A_CART);
            }
        };
    }

    private List<Step> lookAround() {
        var steps = new ArrayList<Step>();
        steps.add(new Step.Look("home page", "/"));
        for (int looks = 1 + random.nextInt(MOST_LOOKS); looks > 0; looks--) {
            lookFor(steps);
            steps.add(new Step.Look("product page", "/products/" + skus.next(random)));
        }
        return steps;
    }

    private void lookFor(List<Step> steps) {
        if (random.nextBoolean()) {
            steps.add(new Step.Look("suggestions", "/api/products/suggest?q=" + Words.encoded(words.beginning())));
            steps.add(new Step.Look("search page", "/search?q=" + Words.encoded(words.one())));
        } else {
            steps.add(new Step.Look("category page", "/search?category=" + Words.encoded(words.department())));
        }
    }

    private List<Step> fillCart(boolean orders) {
        var steps = new ArrayList<Step>(List.of(new Step.Look("home page", "/"), new Step.TakeCart()));
        basket().forEach((sku, units) -> {
            steps.add(new Step.Look("product page", "/products/" + sku));
            steps.add(new Step.Put(sku, units));
        });
        if (orders) {
            steps.add(new Step.OrderCart());
        }
        return steps;
    }

    private Map<String, Integer> basket() {
        var basket = new LinkedHashMap<String, Integer>();
        for (int lines = baskets.nextLines(random); lines > 0; lines--) {
            basket.put(skus.next(random), baskets.nextUnits(random));
        }
        return basket;
    }
}
