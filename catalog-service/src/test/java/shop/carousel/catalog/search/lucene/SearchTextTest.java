package shop.carousel.catalog.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.carousel.catalog.search.lucene.IndexedProducts.named;
import static shop.carousel.catalog.search.lucene.IndexedProducts.product;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.catalog.product.Product;
import shop.carousel.catalog.search.FacetValue;
import shop.carousel.catalog.search.Page;
import shop.carousel.catalog.search.SearchHits;
import shop.carousel.catalog.search.Sorting;

/** Texts as people type them, and the names, numbers and units that they mean. */
class SearchTextTest {

    @SuppressWarnings("NullAway.Init")
    private static IndexedProducts products;

    @BeforeAll
    static void fill() throws IOException {
        List<Product> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            all.add(named("OTHER-" + i, "Plain wooden chair no " + i));
        }
        all.add(named("CHAIRX", "Wexlow tent pegs"));
        all.add(named("AE-02645", "Wexlow upper number"));
        all.add(named("be-30071", "Wexlow lower number"));
        all.add(named("PHONES", "Wexlow headphones WH-1000XQ4"));
        all.add(named("PHONES-OLD", "Wexlow headphones WH-1000XQ3"));
        all.add(named("OTHER-WH", "Hanger wh with 1000 hooks xq four"));
        all.add(attributes("SCANNER", "Wexlow scanner", Map.of("EAN", 4000000000013L)));
        all.add(attributes("PRINTER", "Wexlow printer", Map.of("EAN", "0095205603217", "mpn", "MQ3D2ZD/A")));
        all.add(named("WASHER", "Wexlow Ma\u0301y gia\u0323\u0306t cu\u031b\u0309a tru\u031bo\u031b\u0301c"));
        all.add(named("WASHER-KO", "Wexlow \uc138\ud0c1\uae30"));
        all.add(named("PANEL", "Wexlow panel 17\" curved"));
        all.add(named("PANEL-FOOT", "Wexlow panel 17 inch foot"));
        all.add(named("PANEL-19", "Wexlow panel 19 inch for 17 rooms"));
        all.add(named("DRIVE", "Wexlow drive 500GB"));
        all.add(named("DRIVE-SLEEVE", "Wexlow drive 500 GB sleeve"));
        all.add(named("KETTLE", "Wexlow kettle 1.5l"));
        all.add(named("KETTLE-LID", "Wexlow kettle 1.5 l lid"));
        all.add(named("KETTLE-BIG", "Wexlow kettle 15 l"));
        all.add(named("NOVEL", "It"));
        all.add(named("RECORD", "The Who: To Be"));
        all.add(named("LAMP", "Standing lamp in blue"));
        all.add(named("CHARGER", "Charger 2 in 1 for cars"));
        all.add(named("CAFE", "Table for a café"));
        all.add(named("STRASSE", "Große Straße"));
        all.add(named("RESISTOR", "Resistor 5 k\u2126 Kılıç"));
        all.add(named("TSHIRT", "T-shirt with sleeves"));
        products = IndexedProducts.of(all);
    }

    @AfterAll
    static void close() throws IOException {
        products.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CHAIRX | CHAIRX",
                "chairx | CHAIRX",
                "ae-02645 | AE-02645",
                "ae02645 | AE-02645",
                "AE 02645 | AE-02645",
                "BE-30071 | be-30071",
                "WH1000XQ4 | PHONES",
                "WH 1000 XQ4 | PHONES",
                "wh-1000xq4 | PHONES",
                "WH-1000-XQ-4 | PHONES",
                "wexlow wh1000 xq4 | PHONES",
                "4000000000013 | SCANNER",
                "400-0000-000013 | SCANNER",
                "04000000000013 | SCANNER",
                "wexlow 4000000000013 | SCANNER",
                "95205603217 | PRINTER",
                "mq3d2zda | PRINTER",
                "MQ3D2ZD/A | PRINTER",
                "m\u00e1y gi\u1eb7t | WASHER",
                "may giat | WASHER",
                "\u1109\u1166\u1110\u1161\u11a8\u1100\u1175 | WASHER-KO",
                "it | NOVEL",
                "the who | RECORD",
                "to be | RECORD",
                "cafe | CAFE",
                "CAFE\u0301 | CAFE",
                "GROSSE STRASSE | STRASSE",
                "\uff27\uff52\u00f6\u00df\uff25 | STRASSE",
                "5 k\u03a9 | RESISTOR",
                "KILIÇ | RESISTOR",
                "kiliç | RESISTOR",
                "lamp in blue | LAMP",
                "2-in-1 | CHARGER",
                "2in1 charger | CHARGER",
                "tshirt | TSHIRT",
                "t-shirt | TSHIRT",
                "t shirt | TSHIRT",
            })
    void text_ofAnySpelling_findsItsProductFirst(String text, String sku) {
        SearchHits hits = products.find(text);
        assertThat(hits.skus().stream().findFirst().orElse("")).as(text).isEqualTo(sku);
        assertThat(hits.meaning().correctedQuery()).as(text).isNull();
        assertThat(hits.partial()).isFalse();
    }

    @Test
    void beginningOfAPartNumber_findsAllThatGoOn() {
        for (String text : List.of("WH-1000", "wh1000", "WH 1000", "wexlow WH-1000")) {
            List<String> found = products.skus(text);
            assertThat(found.subList(0, 2).containsAll(List.of("PHONES", "PHONES-OLD")))
                    .as(text + " " + found)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "17 inch",
                "17\"",
                "17 \"",
                "17 in",
                "17in",
                "17-inch",
                "17″",
                "17”",
                "17''",
                "17 inches",
                "17 Zoll",
                "１７ inch",
                "17.0\""
            })
    void inches_ofAnySpelling_areOne(String size) {
        assertSame(List.of("PANEL", "PANEL-FOOT"), "wexlow panel " + size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"500GB", "500 GB", "500gb", "500-GB", "500 gigabytes", "５００ＧＢ"})
    void bytes_ofAnySpelling_areOne(String size) {
        assertSame(List.of("DRIVE", "DRIVE-SLEEVE"), "wexlow drive " + size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5l", "1.5 l", "1,5 l", "1,5l", "1.50 L", "1.5 litres", "1.5-litre"})
    void litres_ofAnySpelling_areOne(String size) {
        assertSame(List.of("KETTLE", "KETTLE-LID"), "wexlow kettle " + size);
    }

    @Test
    void facets_ofOneValueInSeveralSpellings_areOne() throws IOException {
        List<Product> all = Stream.of("Zorbax", "ZORBAX", "Zorbax", "\uff3aorbax")
                .map(brand -> product("Z-" + brand.hashCode(), "Wexlow", brand, List.of("Case", "Goods"), Map.of()))
                .toList();
        List<Product> distinct = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Product each = all.get(i);
            List<String> category = i == 0 ? List.of("CASE", "goods") : each.category();
            distinct.add(product("Z-" + i, "Wexlow", each.brand(), category, Map.of()));
        }
        try (IndexedProducts zorbax = IndexedProducts.of(distinct)) {
            SearchHits hits = zorbax.find("wexlow");
            assertThat(hits.facets().brand()).isEqualTo(List.of(new FacetValue("Zorbax", 4)));
            assertThat(hits.facets().category()).isEqualTo(List.of(new FacetValue("Case/Goods", 4)));
            assertThat(hits.facets().department()).isEqualTo(List.of(new FacetValue("Case", 4)));
            assertThat(zorbax.suggest("zorb")).hasSize(1);
            for (String spelling : List.of("zorbax", "ZORBAX", "\uff3aORBAX")) {
                assertThat(total(zorbax, spelling)).isEqualTo(4);
            }
        }
    }

    @Test
    void names_areSortedAsPeopleSort() throws IOException {
        List<String> right = List.of(
                "apfel",
                "\u00c4pfel",
                "A\u0308pfel 2",
                "Apfel 10",
                "Size 2",
                "size 2 b",
                "Size 10",
                "\uff33ize 11",
                "Zoo");
        List<Product> all = new ArrayList<>();
        for (int i = 0; i < right.size(); i++) {
            all.add(named("N-" + (right.size() - i), "Wexlow " + right.get(i)));
        }
        try (IndexedProducts sorted = IndexedProducts.of(all)) {
            List<String> walked = sorted.walk("wexlow", Sorting.NAME);
            assertThat(walked).isEqualTo(all.stream().map(Product::sku).toList());
        }
    }

    private static Product attributes(String sku, String name, Map<String, Object> attributes) {
        return product(sku, name, "", List.of("Case goods"), attributes);
    }

    private static long total(IndexedProducts index, String brand) {
        return index.find(
                        IndexedProducts.request("wexlow", List.of(), List.of(brand), Sorting.RELEVANCE),
                        new Page(1, null))
                .total();
    }

    private static void assertSame(List<String> expected, String text) {
        assertThat(products.skus(text).stream().sorted().toList()).as(text).isEqualTo(expected);
    }
}
