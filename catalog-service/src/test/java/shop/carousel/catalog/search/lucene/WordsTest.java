package shop.carousel.catalog.search.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static shop.carousel.catalog.search.lucene.IndexedProducts.named;
import static shop.carousel.catalog.search.lucene.IndexedProducts.product;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.catalog.product.Product;
import shop.carousel.catalog.search.Page;
import shop.carousel.catalog.search.SearchHits;
import shop.carousel.catalog.search.SearchRequest;
import shop.carousel.catalog.search.Sorting;
import shop.carousel.catalog.search.Tier;

/** What the words of a text, its quotes and its dashes find, and in which order. */
class WordsTest {

    private static final int NAMES = 24;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void wordBehindADash_isInNoHit(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> words = words(random, 5);
        List<List<String>> names = names(NAMES, random, words);
        try (IndexedProducts index = IndexedProducts.of(products(names))) {
            for (String wanted : words) {
                for (String excluded : words) {
                    assertEquals(
                            skus(names, name -> name.contains(wanted) && !name.contains(excluded)),
                            new TreeSet<>(index.skus(wanted + " -" + excluded)));
                }
                assertEquals(skus(names, name -> !name.contains(wanted)), new TreeSet<>(index.skus("-" + wanted)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void wordsInQuotes_standSideBySideInEachHit(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> words = words(random, 4);
        List<List<String>> names = names(NAMES, random, words);
        try (IndexedProducts index = IndexedProducts.of(products(names))) {
            for (String left : words) {
                for (String right : words) {
                    List<String> both = List.of(left, right);
                    Set<String> right2 = skus(names, name -> Collections.indexOfSubList(name, both) >= 0);
                    assertEquals(right2, new TreeSet<>(index.skus("\"" + left + " " + right + "\"")));
                    Set<String> others =
                            skus(names, name -> name.contains(left) && Collections.indexOfSubList(name, both) < 0);
                    assertEquals(others, new TreeSet<>(index.skus(left + " -\"" + left + " " + right + "\"")));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void compound_isFoundByItsParts_andPartsByTheirCompound(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Product> products = new ArrayList<>();
        List<List<String>> pairs = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            List<String> pair = words(random, 2);
            pairs.add(pair);
            products.add(named("JOINED-" + i, "Red " + String.join("", pair)));
            products.add(named("SPLIT-" + i, "Red " + String.join(" ", pair)));
            products.add(named("LEFT-" + i, "Green " + pair.getFirst()));
            products.add(named("RIGHT-" + i, "Green " + pair.getLast()));
        }
        try (IndexedProducts index = IndexedProducts.of(products)) {
            for (int i = 0; i < pairs.size(); i++) {
                for (String between : List.of("", " ")) {
                    String text = String.join(between, pairs.get(i));
                    List<String> first = index.skus(text).subList(0, 2);
                    assertEquals(Set.of("JOINED-" + i, "SPLIT-" + i), Set.copyOf(first), text);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void thing_isBeforeItsAccessories(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> things = words(random, 8);
        List<String> accessories = words(random, 3);
        List<Product> products = new ArrayList<>();
        for (String thing : things) {
            String accessory = any(random, accessories);
            products.add(named("BESIDE-" + thing, thing + " " + accessory));
            products.add(named("FOR-" + thing, accessory + " for " + thing));
            products.add(named("ITSELF-" + thing, any(random, accessories) + " " + thing));
        }
        try (IndexedProducts index = IndexedProducts.of(products)) {
            for (String thing : things) {
                assertEquals("ITSELF-" + thing, index.skus(thing).getFirst());
                assertEquals(3, index.skus(thing).size());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void productsWithAllWords_areBeforeThoseWithMost(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> words = words(random, 4);
        List<List<String>> names = names(3 * NAMES, random, words);
        try (IndexedProducts index = IndexedProducts.of(products(names))) {
            for (String left : words) {
                for (String right : words) {
                    List<String> both = List.of(left, right);
                    Set<String> all = skus(names, name -> name.containsAll(both));
                    SearchHits hits = index.find(left + " " + right);
                    assertEquals(all, new TreeSet<>(hits.skus().subList(0, all.size())), left + " " + right);
                    boolean goesOn = hits.total() > all.size();
                    assertTrue(!all.isEmpty() || hits.meaning().tier() == Tier.SOME_WORDS);
                    assertEquals(goesOn && !all.isEmpty(), hits.meaning().goesOn());
                    if (goesOn) {
                        SearchRequest byName =
                                IndexedProducts.request(left + " " + right, List.of(), List.of(), Sorting.NAME);
                        assertEquals(
                                all.isEmpty() ? hits.total() : all.size(),
                                index.find(byName, new Page(100, null)).total());
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "kids toys, TOY",
        "gift for coffee lover, COFFEE",
        "head set, HEADSET",
        "red lamp, RED-LAMP",
        "books, BOOK",
        "cell phone, PHONE",
        "day bed, DAYBED"
    })
    void text_asShoppersTypeIt_findsItFirst(String text, String sku) throws IOException {
        try (IndexedProducts index = IndexedProducts.of(List.of(
                product("TOY", "Stacking tower", "", List.of("Toys", "Building"), Map.of("Age", "for children")),
                product("TOY-2", "Marble run", "", List.of("Toys", "Building"), Map.of()),
                product("COFFEE", "House blend beans", "", List.of("Coffee & tea"), Map.of()),
                named("HEADSET", "Wireless headset"),
                named("DOLL", "Doll with big head, set of three"),
                named("RED-LAMP", "Desk lamp in red"),
                named("BLUE-LAMP", "Desk lamp in blue"),
                named("RED-PRINTER", "Printer in red"),
                named("BOOK", "Colouring book"),
                named("BOOK-LAMP", "Book lamp"),
                named("PHONE", "Smartphone with case"),
                named("DAYBED", "Daybed of oak")))) {
            SearchHits hits = index.find(text);
            assertEquals(sku, hits.skus().getFirst(), hits.toString());
            assertNull(hits.meaning().correctedQuery(), text);
        }
    }

    /** A compound has the synonyms of its word, though no product has the word itself. */
    @Test
    void text_thatNoProductHasInFull_findsTheThingFirst() throws IOException {
        try (IndexedProducts index = IndexedProducts.of(List.of(
                named("BIKE", "Bicycle, oxide red"),
                named("LAMP", "Desk lamp, oak"),
                named("LAMP-2", "Floor lamp, brass"),
                named("SET", "Construction set"),
                named("PHONES", "Over-ear headphones")))) {
            SearchHits lamps = index.find("red lamp");
            assertEquals(Tier.SOME_WORDS, lamps.meaning().tier());
            assertEquals(Set.of("LAMP", "LAMP-2"), Set.copyOf(lamps.skus().subList(0, 2)));
            assertEquals("PHONES", index.skus("head set").getFirst());
        }
    }

    @Test
    void numberBesideAWordThatIsKnown_movesAHitUpAndIsNone() throws IOException {
        try (IndexedProducts index = IndexedProducts.of(List.of(
                named("LAMP-5", "Brass lamp 5"), named("LAMP-7", "Brass lamp 7"), named("CHAIR-7", "Oak chair 7")))) {
            SearchHits hits = index.find("qqqq lamp 7");
            assertEquals(Tier.SOME_WORDS, hits.meaning().tier());
            assertEquals(List.of("LAMP-7", "LAMP-5"), hits.skus());
        }
    }

    @Test
    void textWithAHit_isNotCorrected_howeverManyHitsAnotherWouldHave() throws IOException {
        List<Product> products = new ArrayList<>(List.of(named("P-1", "Wexlow"), named("CHAIRX", "Tent pegs")));
        for (int i = 0; i < 50; i++) {
            products.add(named("O-" + i, "Wexlaw chairs"));
        }
        try (IndexedProducts index = IndexedProducts.of(products)) {
            for (String text : List.of("wexlow", "chairx", "tent peg")) {
                SearchHits hits = index.find(text);
                assertNull(hits.meaning().correctedQuery(), text);
                assertEquals(1, hits.total(), text);
            }
        }
    }

    @Test
    void textWithATypingError_isCorrected_unlessItIsTakenAsItIs() throws IOException {
        try (IndexedProducts index = IndexedProducts.of(List.of(named("P-1", "Teapot"), named("P-2", "Oak table")))) {
            assertEquals("teapot", index.find("teapto").meaning().correctedQuery());
            SearchHits literal = index.find(literal("teapto"), new Page(10, null));
            assertNull(literal.meaning().correctedQuery());
            assertEquals(0, literal.total());
            assertEquals(
                    List.of("P-2"),
                    index.find(literal("teapto table"), new Page(10, null)).skus());
        }
    }

    /** What is excluded or in quotes stays as it was typed. */
    @Test
    void correction_leavesMarkedWordsAlone() throws IOException {
        try (IndexedProducts index =
                IndexedProducts.of(List.of(named("P-1", "Glass teapot"), named("P-2", "Oak table")))) {
            SearchHits hits = index.find("teapto -tabel");
            assertEquals("teapot -tabel", hits.meaning().correctedQuery());
            assertEquals(List.of("P-1"), hits.skus());
            assertFalse(index.skus("\"teapto\"").contains("P-1"));
        }
    }

    private static List<List<String>> names(int count, SplittableRandom random, List<String> words) {
        return Stream.generate(() -> List.of(any(random, words), any(random, words), any(random, words)))
                .limit(count)
                .toList();
    }

    private static List<Product> products(List<List<String>> names) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> named("P-" + i, String.join(" ", names.get(i))))
                .toList();
    }

    private static SearchRequest literal(String text) {
        return new SearchRequest(
                text, List.of(), List.of(), null, null, null, false, List.of(), Sorting.RELEVANCE, true);
    }

    private static Set<String> skus(List<List<String>> names, java.util.function.Predicate<List<String>> which) {
        Set<String> skus = new TreeSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (which.test(names.get(i))) {
                skus.add("P-" + i);
            }
        }
        return skus;
    }

    /** Words that differ in each letter of theirs, so that none is another's misspelling. */
    private static List<String> words(SplittableRandom random, int count) {
        List<String> words = new ArrayList<>();
        while (words.size() < count) {
            StringBuilder word = new StringBuilder();
            for (int i = 0; i < 4; i++) {
                word.append("bdfgklmnprtvz".charAt(random.nextInt(13))).append("aou".charAt(random.nextInt(3)));
            }
            words.add(word.append("k").toString());
        }
        return words;
    }

    private static <T> T any(SplittableRandom random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
