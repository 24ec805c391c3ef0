package shop.carousel.bench.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import shop.carousel.bench.load.RunningShop;

/** What people could look for in a shop: words of its own products' names, so that any catalogue will do. */
public final class Words {

    private static final int PRODUCTS = 500;
    private static final int LETTERS = 5;

    private final List<JsonNode> products;
    private final List<List<String>> names = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(11);

    private Words(List<JsonNode> products) {
        this.products = products;
        for (JsonNode product : products) {
            var words = new LinkedHashSet<String>();
            for (String word : product.path("name").asText().split("[^\\p{L}]+")) {
                if (word.length() >= LETTERS) {
                    words.add(word.toLowerCase(Locale.ROOT));
                }
            }
            if (words.size() > 1) {
                names.add(List.copyOf(words));
            }
        }
    }

    /** Words of the first products that the shop lists. */
    public static Words of(RunningShop shop) throws IOException, InterruptedException {
        return new Words(shop.products(PRODUCTS));
    }

    /** A product that is there. */
    public String sku() {
        return products.getFirst().path("sku").asText();
    }

    /** The first step of some product's category. */
    public String department() {
        return anyProduct().path("category").path(0).asText();
    }

    /** A brand that some product has. */
    public String brand() {
        return anyProduct().path("brand").asText();
    }

    private JsonNode anyProduct() {
        return products.get(random.nextInt(products.size()));
    }

    /** A word. */
    public String one() {
        return name().getFirst();
    }

    /** Two words of one name. */
    public String two() {
        List<String> name = name();
        return name.get(0) + " " + name.get(1);
    }

    /** A word that misses a letter in the middle. */
    public String misspelt() {
        String word = one();
        return word.substring(0, word.length() / 2) + word.substring(word.length() / 2 + 1);
    }

    /** What one has typed of a word after three letters. */
    public String beginning() {
        return one().substring(0, 3);
    }

    private List<String> name() {
        return names.get(random.nextInt(names.size()));
    }

    /** As it stands in a URL. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
