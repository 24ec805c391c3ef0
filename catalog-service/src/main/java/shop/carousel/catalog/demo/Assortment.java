package shop.carousel.catalog.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import shop.carousel.catalog.demo.Department.Line;
import shop.carousel.catalog.product.ProductDraft;

/**
 * Makes the assortment of a seed: products that differ by name, with prices, attributes, popularity and first stock
 * that go together.
 */
final class Assortment {

    /**
     * A made-up product.
     *
     * @param available its first stock: most have plenty, some a handful, a few nothing
     */
    record Item(ProductDraft draft, int available) {}

    private final long seed;
    private final int perLine;

    Assortment(long seed, int perLine) {
        this.seed = seed;
        this.perLine = perLine;
    }

    List<Item> items() {
        SplittableRandom random = new SplittableRandom(seed);
        List<Item> items = new ArrayList<>();
        for (Department department : Vocabulary.departments()) {
            for (Line line : department.lines()) {
                items.addAll(items(department, line, random.split()));
            }
        }
        return items;
    }

    /** As many as there are names, up to the limit: a small vocabulary ends early and never repeats itself. */
    private List<Item> items(Department department, Line line, SplittableRandom random) {
        Set<String> names = new HashSet<>();
        List<Item> items = new ArrayList<>();
        for (int tries = 0; items.size() < perLine && tries < perLine * 20; tries++) {
            String series = one(department.series(), random);
            String item = one(line.items(), random);
            int variant = random.nextInt(line.variants().size());
            String name =
                    series + " " + lowerFirst(item) + ", " + line.variants().get(variant);
            if (names.add(name)) {
                String sku = "%s-%s-%03d".formatted(department.code(), line.code(), items.size() + 1);
                items.add(item(department, line, new Choice(sku, name, series, item, variant), random));
            }
        }
        return items;
    }

    private record Choice(String sku, String name, String series, String item, int variant) {}

    private static Item item(Department department, Line line, Choice choice, SplittableRandom random) {
        String brand = department
                .brands()
                .get(Math.floorMod(
                        choice.series().hashCode(), department.brands().size()));
        Map<String, Object> attributes = attributes(line, choice, random);
        ProductDraft draft = new ProductDraft(
                choice.sku(),
                choice.name(),
                description(department, line, choice, brand, attributes, random),
                brand,
                Stream.concat(Stream.of(department.name()), line.path().stream())
                        .toList(),
                price(line, choice.variant(), random),
                attributes,
                null,
                popularity(random));
        return new Item(draft, stock(random));
    }

    private static Map<String, Object> attributes(Line line, Choice choice, SplittableRandom random) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put(line.variantName(), line.variants().get(choice.variant()));
        line.attributes().forEach((name, values) -> attributes.put(name, one(values, random)));
        attributes.put("Guarantee", one(List.of("2 years", "5 years", "10 years"), random));
        return attributes;
    }

    private static String description(
            Department department,
            Line line,
            Choice choice,
            String brand,
            Map<String, Object> attributes,
            SplittableRandom random) {
        String feature = one(List.copyOf(line.attributes().keySet()), random);
        return "The %s %s by %s. %s %s: %s. %s"
                .formatted(
                        choice.series(),
                        lowerFirst(choice.item()),
                        brand,
                        one(line.sentences(), random),
                        feature,
                        lowerFirst(String.valueOf(attributes.get(feature))),
                        one(department.closings(), random));
    }

    /** Cheap ones are more frequent than dear ones; a dearer variant costs more; prices end as prices do. */
    private static long price(Line line, int variant, SplittableRandom random) {
        double spread = Math.pow(random.nextDouble(), 1.6);
        double share =
                0.8 * spread + 0.2 * variant / Math.max(1, line.variants().size() - 1);
        long whole = Math.round(line.leastPrice() + share * (line.mostPrice() - line.leastPrice()));
        int ending = whole < 20 ? new int[] {25, 49, 50, 75, 95}[random.nextInt(5)] : random.nextInt(4) == 0 ? 50 : 90;
        return (whole < 200 ? whole : whole / 5 * 5 + 4) * 100 + (whole < 200 ? ending : 0);
    }

    /** A few are known to all, most to few. */
    private static int popularity(SplittableRandom random) {
        return (int) (10_000 * Math.pow(random.nextDouble(), 4));
    }

    private static int stock(SplittableRandom random) {
        int chance = random.nextInt(100);
        if (chance < 3) {
            return 0;
        }
        return chance < 8 ? random.nextInt(1, 6) : random.nextInt(12, 400);
    }

    private static <T> T one(List<T> values, SplittableRandom random) {
        return values.get(random.nextInt(values.size()));
    }

    private static String lowerFirst(String text) {
        boolean isWord = text.length() > 1 && Character.isLowerCase(text.charAt(1));
        return isWord ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1) : text;
    }
}
