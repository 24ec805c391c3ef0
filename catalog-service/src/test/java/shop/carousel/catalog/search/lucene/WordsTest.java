package shop.carousel.catalog.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;
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
                    assertThat(new TreeSet<>(index.skus(wanted + " -" + excluded)))
                            .isEqualTo(skus(names, name -> name.contains(wanted) && !name.contains(excluded)));
                }
                assertThat(new TreeSet<>(index.skus("-" + wanted)))
                        .isEqualTo(skus(names, name -> !name.contains(wanted)));
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
                    assertThat(new TreeSet<>(index.skus("\"" + left + " " + right + "\"")))
                            .isEqualTo(right2);
                    Set<String> others =
                            skus(names, name -> name.contains(left) && Collections.indexOfSubList(name, both) < 0);
                    assertThat(new TreeSet<>(index.skus(left + " -\"" + left + " " + right + "\"")))
                            .isEqualTo(others);
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
                    assertThat(Set.copyOf(first)).as(text).isEqualTo(Set.of("JOINED-" + i, "SPLIT-" + i));
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
                assertThat(index.skus(thing).getFirst()).isEqualTo("ITSELF-" + thing);
                assertThat(index.skus(thing)).hasSize(3);
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
                    assertThat(new TreeSet<>(hits.skus().subList(0, all.size())))
                            .as(left + " " + right)
                            .isEqualTo(all);
                    boolean goesOn = hits.total() > all.size();
                    assertThat(!all.isEmpty() || hits.meaning().tier() == Tier.SOME_WORDS)
                            .isTrue();
                    assertThat(hits.meaning().goesOn()).isEqualTo(goesOn && !all.isEmpty());
                    if (goesOn) {
                        SearchRequest byName =
                                IndexedProducts.request(left + " " + right, List.of(), List.of(), Sorting.NAME);
                        assertThat(index.find(byName, new Page(100, null)).total())
                                .isEqualTo(all.isEmpty() ? hits.total() : all.size());
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
            assertThat(hits.skus().getFirst()).as(hits.toString()).isEqualTo(sku);
            assertThat(hits.meaning().correctedQuery()).as(text).isNull();
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
            assertThat(lamps.meaning().tier()).isEqualTo(Tier.SOME_WORDS);
            assertThat(Set.copyOf(lamps.skus().subList(0, 2))).isEqualTo(Set.of("LAMP", "LAMP-2"));
            assertThat(index.skus("head set").getFirst()).isEqualTo("PHONES");
        }
    }

    @Test
    void numberBesideAWordThatIsKnown_movesAHitUpAndIsNone() throws IOException {
        try (IndexedProducts index = IndexedProducts.of(List.of(
                named("LAMP-5", "Brass lamp 5"), named("LAMP-7", "Brass lamp 7"), named("CHAIR-7", "Oak chair 7")))) {
            SearchHits hits = index.find("qqqq lamp 7");
            assertThat(hits.meaning().tier()).isEqualTo(Tier.SOME_WORDS);
            assertThat(hits.skus()).isEqualTo(List.of("LAMP-7", "LAMP-5"));
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
                assertThat(hits.meaning().correctedQuery()).as(text).isNull();
                assertThat(hits.total()).as(text).isEqualTo(1);
            }
        }
    }

    @Test
    void textWithATypingError_isCorrected_unlessItIsTakenAsItIs() throws IOException {
        try (IndexedProducts index = IndexedProducts.of(List.of(named("P-1", "Teapot"), named("P-2", "Oak table")))) {
            assertThat(index.find("teapto").meaning().correctedQuery()).isEqualTo("teapot");
            SearchHits literal = index.find(literal("teapto"), new Page(10, null));
            assertThat(literal.meaning().correctedQuery()).isNull();
            assertThat(literal.total()).isEqualTo(0);
            assertThat(index.find(literal("teapto table"), new Page(10, null)).skus())
                    .isEqualTo(List.of("P-2"));
        }
    }

    /** What is excluded or in quotes stays as it was typed. */
    @Test
    void correction_leavesMarkedWordsAlone() throws IOException {
        try (IndexedProducts index =
                IndexedProducts.of(List.of(named("P-1", "Glass teapot"), named("P-2", "Oak table")))) {
            SearchHits hits = index.find("teapto -tabel");
            assertThat(hits.meaning().correctedQuery()).isEqualTo("teapot -tabel");
            assertThat(hits.skus()).isEqualTo(List.of("P-1"));
            assertThat(index.skus("\"teapto\"")).doesNotContain("P-1");
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
