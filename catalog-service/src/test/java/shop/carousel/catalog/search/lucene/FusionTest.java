package shop.carousel.catalog.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import shop.carousel.catalog.product.Product;
import shop.carousel.catalog.search.Page;
import shop.carousel.catalog.search.SearchHits;
import shop.carousel.catalog.search.Sorting;
import shop.carousel.catalog.search.Tier;
import shop.carousel.catalog.search.meaning.InMemoryMeanings;
import shop.carousel.catalog.search.meaning.Meanings;

/** The real model over a few products, without a server. */
class FusionTest {

    private static final List<Product> PRODUCTS = List.of(
            of("KET-1", "Stove kettle 1.5 l"),
            of("TEA-1", "Porcelain teapot"),
            of("MUG-1", "Enamel mug"),
            of("COF-1", "Espresso beans 1 kg"),
            of("COF-2", "French press"),
            of("COF-3", "Coffee table, oak"),
            of("LAM-1", "Desk lamp, red"),
            of("LAM-2", "Floor lamp"),
            of("LAM-3", "Lamp for a bicycle"),
            of("BED-1", "Goose down duvet"),
            of("BED-2", "Linen pillow"),
            of("TOY-1", "Teddy bear"),
            of("TOY-2", "Wooden train set"),
            of("BIK-1", "Bicycle helmet"),
            of("BIK-2", "Tyre pump WH-1000"),
            of("GAR-1", "Watering can"),
            of("GAR-2", "Tomato seeds"),
            of("PEN-1", "Fountain pen"),
            of("TOO-1", "Claw hammer"),
            of("TOO-2", "Cordless drill"));

    private static final Meanings MEANINGS = InMemoryMeanings.empty();

    @SuppressWarnings("NullAway.Init") // JUnit calls the method below
    private static IndexedProducts both;

    @SuppressWarnings("NullAway.Init")
    private static IndexedProducts words;

    private static Product of(String sku, String name) {
        return IndexedProducts.named(sku, name);
    }

    @BeforeAll
    static void products_areEmbedded() throws Exception {
        MEANINGS.load();
        MEANINGS.embed(PRODUCTS);
        words = IndexedProducts.of(PRODUCTS);
        both = IndexedProducts.of(PRODUCTS, MEANINGS, MEANINGS.kept(PRODUCTS));
    }

    @AfterAll
    static void indexes_areClosed() throws Exception {
        words.close();
        both.close();
    }

    @Test
    void text_thatNoWordAnswers_isAnsweredByMeaning() {
        for (Map.Entry<String, String> each : Map.of(
                        "stuffed animal for children", "TOY-1",
                        "blanket for cold nights", "BED-1",
                        "protect my head while cycling", "BIK-1")
                .entrySet()) {
            SearchHits hits = both.find(each.getKey());
            assertThat(hits.meaning().tier()).as(each.getKey()).isEqualTo(Tier.MEANING);
            assertThat(hits.skus().getFirst()).as(each.getKey()).isEqualTo(each.getValue());
            assertThat(hits.total()).isEqualTo(hits.skus().size());
        }
    }

    @Test
    void text_thatMeansNothing_findsNothingByMeaningEither() {
        for (String text : List.of("qqqqzzzz", "!!!", "the", "🚲🚲", "a AND OR NOT \\", "lorem ipsum", "xyzzy 17")) {
            assertThat(both.find(text).total()).as(text).isEqualTo(0);
        }
    }

    @Test
    void hitsWithAllWords_comeFirst_andFewOthersFollow() {
        SearchHits hits = both.find("coffee");
        assertThat(hits.skus().getFirst()).isEqualTo("COF-3");
        assertThat(hits.meaning().tier()).isEqualTo(Tier.WORDS);
        assertThat(hits.meaning().goesOn()).isTrue();
        assertThat(hits.skus().containsAll(List.of("COF-1", "COF-2")))
                .as(hits.skus().toString())
                .isTrue();
        assertThat(hits.total()).isEqualTo(hits.skus().size());
        assertThat(words.find("coffee").total()).isEqualTo(1);
    }

    @Test
    void hitsOfManyWords_areOrderedAnew_andNoneIsAddedOrLost() throws Exception {
        List<Product> lamps = java.util.stream.IntStream.range(0, 60)
                .mapToObj(i -> of("L-" + i, "Lamp " + PRODUCTS.get(i % 20).name() + " " + (char) ('a' + i / 20)))
                .toList();
        MEANINGS.embed(lamps);
        try (IndexedProducts few = IndexedProducts.of(lamps);
                IndexedProducts ordered = IndexedProducts.of(lamps, MEANINGS, MEANINGS.kept(lamps))) {
            List<String> before = few.skus("lamp");
            List<String> after = ordered.skus("lamp");
            assertThat(after).hasSize(60);
            assertThat(new HashSet<>(after)).isEqualTo(new HashSet<>(before));
            assertThat(after).isNotEqualTo(before);
        }
    }

    @Test
    void textThatWantsItsWords_isAnsweredByThemAlone() {
        for (String text : List.of("\"floor lamp\"", "lamp -desk", "PEN-1", "pen1", "wh-1000", "kettle 1.5 l")) {
            assertThat(both.find(text)).as(text).isEqualTo(words.find(text));
        }
    }

    @Test
    void products_thatAreNotEmbeddedYet_leaveWordsAlone() throws Exception {
        Map<String, byte[]> some = MEANINGS.kept(PRODUCTS.subList(0, 17));
        try (IndexedProducts late = IndexedProducts.of(PRODUCTS, MEANINGS, some)) {
            for (String text : List.of("coffee", "lamp", "red lamp", "stuffed animal for children", "bicycle")) {
                assertThat(late.find(text)).as(text).isEqualTo(words.find(text));
            }
        }
        Map<String, byte[]> most = MEANINGS.kept(PRODUCTS.subList(0, 18));
        try (IndexedProducts inTime = IndexedProducts.of(PRODUCTS, MEANINGS, most)) {
            assertThat(inTime.find("stuffed animal for children").meaning().tier())
                    .isEqualTo(Tier.MEANING);
        }
    }

    @Test
    void model_thatIsNotLoaded_leavesWordsAlone() throws Exception {
        try (IndexedProducts unready =
                IndexedProducts.of(PRODUCTS, InMemoryMeanings.empty(), MEANINGS.kept(PRODUCTS))) {
            assertThat(unready.find("coffee")).isEqualTo(words.find("coffee"));
        }
    }

    @Test
    void pages_meetEachHitOnce() {
        for (String text : List.of("coffee", "lamp", "stuffed animal for children", "gift for coffee lover")) {
            for (Sorting sorting : List.of(Sorting.RELEVANCE, Sorting.NAME)) {
                List<String> met = both.walk(text, sorting);
                SearchHits all =
                        both.find(IndexedProducts.request(text, List.of(), List.of(), sorting), new Page(100, null));
                assertThat(met).as(text + " by " + sorting).isEqualTo(all.skus());
                assertThat(met.size()).as(text + " by " + sorting).isEqualTo(all.total());
                assertThat(new HashSet<>(met).size())
                        .as(text + " by " + sorting)
                        .isEqualTo(met.size());
            }
        }
    }
}
