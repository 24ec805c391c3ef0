package shop.carousel.catalog.image;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.carousel.catalog.product.Product;

/** The drawings, and which one stands for a product (see {@code images/shapes.txt}). */
@Singleton
final class Shapes {

    private record Rule(String shape, Pattern words) {}

    private static final String OTHERWISE = "box";

    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, String> drawings = new HashMap<>();

    Shapes() {
        for (String line : Resources.text("/images/shapes.txt").lines().toList()) {
            if (!line.startsWith("#")) {
                add(line.split("=", 2));
            }
        }
    }

    private void add(String[] pair) {
        String beginnings = Stream.of(pair[1].split("\\|")).map(Pattern::quote).collect(Collectors.joining("|"));
        rules.add(new Rule(pair[0], Pattern.compile("(?<![a-z0-9])(" + beginnings + ")")));
        drawings.put(pair[0], Resources.text("/images/shapes/" + pair[0] + ".svg"));
    }

    /** The drawing's elements, coloured by class. */
    String drawingOf(Product product) {
        String path = String.join(" / ", product.category());
        String shape = Stream.of(product.category().getLast(), product.name(), path)
                .map(this::shapeFor)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(OTHERWISE);
        return Objects.requireNonNull(drawings.get(shape), shape);
    }

    private String shapeFor(String text) {
        String words = text.toLowerCase(Locale.ROOT) + " ";
        return rules.stream()
                .filter(rule -> rule.words().matcher(words).find())
                .map(Rule::shape)
                .findFirst()
                .orElse("");
    }
}
