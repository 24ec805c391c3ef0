package shop.carousel.catalog.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.catalog.product.Product;
import shop.carousel.catalog.search.AttributeFilter;
import shop.carousel.catalog.search.Page;
import shop.carousel.catalog.search.SearchHits;
import shop.carousel.catalog.search.SearchRequest;
import shop.carousel.catalog.search.Sorting;
import shop.carousel.catalog.search.UnderstoodFilter;
import shop.carousel.kit.money.Money;

class UnderstandingTest {

    @SuppressWarnings("NullAway.Init")
    private static IndexedProducts products;

    @BeforeAll
    static void fill() throws IOException {
        List<Product> all = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            all.add(priced("DESK-" + i, "Desk lamp", i % 2 == 0 ? "Zorbax" : "Wexlow", "Desk lamps", i * 10));
            all.add(priced("RED-" + i, "Red floor lamp", "Zorbax", "Floor lamps", i * 10));
            all.add(priced("PRINTER-" + i, "Red printer 50", "Apple", "Printers", 90));
            all.add(priced("CASE-" + i, "Case for Apple printer", "Wexlow", "Cases", 10));
            all.add(priced("CASE-B-" + i, "Box for Apple printer", "Wexlow", "Boxes", 10));
        }
        products = IndexedProducts.of(all);
    }

    @AfterAll
    static void close() throws IOException {
        products.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "red lamp under 50 | maxPrice=50.00 | 5",
                "red lamp over 100 | minPrice=100.00 | 21",
                "red lamp 20-40 € | minPrice=20.00,maxPrice=40.00 | 3",
                "red lamp over 20 under 50 | minPrice=20.00,maxPrice=50.00 | 4",
                "zorbax desk lamp | category=Desk lamps,brand=Zorbax | 15",
                "ZORBAX lamp | brand=Zorbax | 45",
                "desk lamps under 50 | maxPrice=50.00,category=Desk lamps | 5",
                "desk lamp -zorbax | category=Desk lamps | 15",
                "under 50 | maxPrice=50.00 | 70",
            })
    void filters_areUnderstood(String text, String filters, long total) {
        SearchHits hits = products.find(text);
        assertThat(shown(hits)).isEqualTo(filters);
        assertThat(hits.total()).as(text).isEqualTo(total);
        assertThat(hits.meaning().leftOut()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"zorbax\" lamp", // in quotes
                "lamp under 50 cm",
                "apple printer", // mostly of others
                "red",
            })
    void wordsThatMeanSomethingElse_areNoFilters(String text) {
        assertThat(shown(products.find(text))).as(text).isEqualTo("");
    }

    @Test
    void filterThatWouldLeaveNothing_isLeftOut_andSaid() {
        SearchHits hits = products.find("red lamp under 5");
        assertThat(shown(hits)).isEqualTo("");
        assertThat(hits.meaning().leftOut()).isEqualTo(List.of("under 5"));
        assertThat(hits.total()).isEqualTo(30);
        SearchHits others = products.find("desk lamp under 5");
        assertThat(shown(others)).isEqualTo("category=Desk lamps");
        assertThat(others.total()).isEqualTo(30);
    }

    /** The only red lamp is too dear; the other lamps are not. */
    @Test
    void price_thatLeavesProductsWithMostWords_isAFilter() throws IOException {
        try (IndexedProducts index = IndexedProducts.of(List.of(
                priced("DEAR", "Red lamp", "", "Lamps", 90),
                priced("RED", "Red printer", "", "Printers", 40),
                priced("LAMP", "Blue lamp", "", "Lamps", 40)))) {
            SearchHits hits = index.find("red lamp under 50");
            assertThat(hits.skus()).isEqualTo(List.of("LAMP"));
            assertThat(shown(hits)).contains("maxPrice=50.00");
            assertThat(index.walk("red lamp under 50", Sorting.PRICE_RISING)).isEqualTo(List.of("LAMP"));
        }
    }

    @Test
    void filterOfTheRequest_countsMoreThanOneOfTheText() {
        SearchRequest cheap = request("red lamp under 50", List.of(), null, 3_000L, false);
        SearchHits hits = products.find(cheap, new Page(100, null));
        assertThat(shown(hits)).isEqualTo("");
        assertThat(hits.total()).isEqualTo(3);
        SearchRequest wexlow = request("zorbax desk lamp", List.of("Wexlow"), null, null, false);
        SearchHits others = products.find(wexlow, new Page(100, null));
        assertThat(shown(others)).isEqualTo("category=Desk lamps");
        assertThat(others.total()).isEqualTo(15);
    }

    @Test
    void literalText_isWordsAlone() {
        SearchHits hits = products.find(request("red lamp under 50", List.of(), null, null, true), new Page(100, null));
        assertThat(shown(hits)).isEqualTo("");
        assertThat(hits.total()).as("some of the words").isGreaterThan(30);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "red mug | attribute.Colour=red | RED",
                "mug in dark blue | attribute.Colour=dark blue | BLUE",
                "mug 300 ml | attribute.Volume=300 ml | RED,BLUE",
                "mug 300ml | attribute.Volume=300ml | RED,BLUE",
                "mug 0.5 litres | attribute.Volume=0.5 litres | BIG",
                "mug 5 | '' | FIVE",
                "mug stone | '' | STONE",
            })
    void coloursAndSizes_areAttributes(String text, String filters, String skus) throws IOException {
        try (IndexedProducts mugs = IndexedProducts.of(List.of(
                mug("RED", "Mug 300 ml", Map.of("Colour", "Red", "Volume", "300 ml")),
                mug("BLUE", "Mug in dark blue", Map.of("Colour", "Dark blue", "Volume", "300 ML")),
                mug("BIG", "Mug half", Map.of("Colour", "White", "Volume", "0.5 l")),
                mug("FIVE", "Mug 5", Map.of("Colour", "White", "Number", 5)),
                mug("STONE", "Mug of stone", Map.of("Colour", "White", "Material", "Stone")),
                mug("RED-LID", "Lid, red, for mugs of 300 millilitres, painted", Map.of())))) {
            SearchHits hits = mugs.find(text);
            assertThat(shown(hits)).as(hits.toString()).isEqualTo(filters);
            List<String> first = List.of(skus.split(","));
            assertThat(hits.skus().subList(0, first.size()).containsAll(first))
                    .as(hits.toString())
                    .isTrue();
            if (!filters.isEmpty()) {
                assertThat(hits.total()).isEqualTo(first.size());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void attribute_filtersAsItIsCounted_inAnySpelling(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> colours = List.of("Red", "Dark blue", "Grün");
        List<String> sizes = List.of("10 cm", "2.5 l", "17\"");
        List<Product> all = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            String colour = colours.get(random.nextInt(3));
            String size = sizes.get(random.nextInt(3));
            counts.merge(colour, 1, Integer::sum);
            counts.merge(size, 1, Integer::sum);
            counts.merge(colour + size, 1, Integer::sum);
            all.add(mug("M-" + i, "Mug", Map.of("Colour", colour, "Size", size)));
        }
        Map<String, String> others = Map.of(
                "Red",
                "RED",
                "Dark blue",
                "dark  blue",
                "Grün",
                "gru\u0308n",
                "10 cm",
                "10cm",
                "2.5 l",
                "2,5 litres",
                "17\"",
                "17 inch");
        try (IndexedProducts mugs = IndexedProducts.of(all)) {
            for (String colour : colours) {
                for (String size : sizes) {
                    SearchRequest both = SearchRequest.ALL
                            .withAttribute(new AttributeFilter("COLOUR", others.getOrDefault(colour, "")))
                            .withAttribute(new AttributeFilter("size", others.getOrDefault(size, "")));
                    assertThat(mugs.find(both, new Page(1, null)).total())
                            .isEqualTo(counts.getOrDefault(colour + size, 0).longValue());
                }
                SearchRequest either = SearchRequest.ALL
                        .withAttribute(new AttributeFilter("Colour", colour))
                        .withAttribute(new AttributeFilter("Colour", "Red"));
                int expected =
                        counts.getOrDefault("Red", 0) + (colour.equals("Red") ? 0 : counts.getOrDefault(colour, 0));
                assertThat(mugs.find(either, new Page(1, null)).total()).isEqualTo(expected);
            }
        }
    }

    private static Product mug(String sku, String name, Map<String, Object> attributes) {
        return IndexedProducts.product(sku, name, "", List.of("Case goods"), attributes);
    }

    /** The same on every page. */
    @Test
    void pages_ofATextWithFilters_meetEachHitOnce() {
        List<String> walked = products.walk("zorbax lamp under 100", Sorting.RELEVANCE);
        assertThat(walked).hasSize(15);
        assertThat(walked.stream().distinct().count()).isEqualTo(15);
    }

    /** A price in the text finds what the parameter finds. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void price_findsWhatItsParameterFinds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 30; i++) {
            long least = random.nextLong(1, 200);
            long most = random.nextLong(least, 220);
            SearchRequest asked = request("lamp", List.of(), least * 100, most * 100, false);
            SearchHits expected = products.find(asked, new Page(100, null));
            SearchHits hits = products.find("lamp between " + least + " and " + most);
            if (expected.total() > 0) {
                assertThat(hits.skus()).isEqualTo(expected.skus());
                assertThat(hits.facets()).isEqualTo(expected.facets());
            } else {
                assertThat(hits.meaning().leftOut()).hasSize(1);
            }
        }
    }

    private static String shown(SearchHits hits) {
        List<String> filters = new ArrayList<>();
        for (UnderstoodFilter filter : hits.meaning().filters()) {
            filters.add(filter.field() + "=" + filter.value());
        }
        return String.join(",", filters);
    }

    private static SearchRequest request(
            String text, List<String> brands, @Nullable Long least, @Nullable Long most, boolean literal) {
        return new SearchRequest(
                text, List.of(), brands, least, most, null, false, List.of(), Sorting.RELEVANCE, literal);
    }

    private static Product priced(String sku, String name, String brand, String category, int euros) {
        return Product.of(
                sku, name, "", brand, List.of("Case goods", category), Money.of(euros + ".00", "EUR"), Map.of(), "", 1);
    }
}
