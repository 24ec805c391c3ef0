package shop.carousel.catalog.search;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.catalog.CatalogTest;
import shop.carousel.catalog.CatalogTestProfile;

@QuarkusTest
@TestProfile(CatalogTestProfile.class)
class SearchApiTest extends CatalogTest {

    /** Which hits there are depends on it, and here nothing changes between two pages. */
    @BeforeEach
    void products_areEmbedded() {
        Embedded.await();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=table&size=24",
                "q=lamp",
                "q=knife&inStock=true",
                "q=oak&minPrice=50",
                "brand=Tarnwick&brand=Osterby",
                "q=gift for coffee lover",
                "q=gift for coffee lover&inStock=true",
                "q=teapot"
            })
    void facets_thatAreNotFilteredBy_addUpToTheTotal(String query) {
        JsonPath answer = search(query);
        long total = answer.getLong("total");
        assertThat(total).as(query).isGreaterThan(0);
        for (String facet : List.of("brand", "category", "department", "price")) {
            if (!query.contains(facet.equals("price") ? "Price" : facet)) {
                assertThat(sum(answer, facet)).as(facet + " of " + query).isEqualTo(total);
            }
        }
    }

    @Test
    void facet_thatIsFilteredBy_countsAsIfItWereNot() {
        List<Object> all = search("category=Kitchen").getList("facets.brand");
        List<Object> beside = search("category=Kitchen&brand=Tarnwick").getList("facets.brand");
        assertThat(beside).isEqualTo(all);
    }

    @Test
    void facetValue_usedAsAFilter_findsAsManyAsItSaid() {
        JsonPath answer = search("q=oak");
        for (String facet : List.of("brand", "category")) {
            Map<String, Object> first = answer.getMap("facets." + facet + "[0]");
            JsonPath filtered = given().queryParam("q", "oak")
                    .queryParam(facet, first.get("value"))
                    .get("/api/products")
                    .jsonPath();
            assertThat(filtered.getLong("total")).as(facet).isEqualTo(((Number) value(first, "count")).longValue());
        }
        String[] range = answer.getString("facets.price[0].value").split("-");
        assertThat(search("q=oak&minPrice=" + range[0] + "&maxPrice=" + range[1])
                        .getLong("total"))
                .isEqualTo(answer.getLong("facets.price[0].count"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=relevance",
                "q=wooden&sort=relevance",
                "q=gift for coffee lover",
                "q=gift for coffee lover&category=Kitchen",
                "q=gift for coffee lover&sort=price",
                "q=teapot",
                "q=reading lamp&inStock=true",
                "q=lamp&sort=price",
                "q=lamp&sort=-price",
                "sort=name&category=Tools",
                "sort=newest&category=Toys"
            })
    void cursor_followedToItsEnd_meetsEachHitOnce(String query) {
        List<String> met = new ArrayList<>();
        long total = 0;
        String cursor = "";
        while (cursor != null) {
            JsonPath page = given().queryParam("cursor", cursor)
                    .get("/api/products?size=37&" + query)
                    .jsonPath();
            total = page.getLong("total");
            met.addAll(page.getList("items.sku"));
            cursor = page.getString("nextCursor");
        }
        assertThat(met.size()).as(query).isEqualTo(total);
        assertThat(new HashSet<>(met).size()).as(query).isEqualTo(met.size());
    }

    @Test
    void sorting_byPrice_orders() {
        List<BigDecimal> rising = amounts(search("q=lamp&sort=price&size=100"));
        assertThat(rising).isEqualTo(rising.stream().sorted().toList());
        List<BigDecimal> falling = amounts(search("q=lamp&sort=-price&size=100"));
        assertThat(falling)
                .isEqualTo(falling.stream().sorted(Comparator.reverseOrder()).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "hedphones, headphones",
        "bicyle, bicycle",
        "Hedphones Norwick, headphones norrwick",
        "tepot glass, teapot glass"
    })
    void text_withATypingError_findsWhatWasMeant(String typed, String meant) {
        given().queryParam("q", typed)
                .get("/api/products")
                .then()
                .statusCode(200)
                .body("correctedQuery", equalTo(meant))
                .body("total", greaterThan(0));
    }

    @Test
    void text_thatWasCorrected_canBeSearchedForAsItIs() {
        given().accept("text/html")
                .get("/search?q=hedphones&brand=Norrwick")
                .then()
                .body(containsString("Showing results for <strong>headphones</strong>"))
                .body(containsString("href=\"/search?q=hedphones&amp;brand=Norrwick&amp;literal=true\""));
        given().get("/api/products?q=hedphones&literal=true")
                .then()
                .body("total", equalTo(0))
                .body("$", not(hasKey("correctedQuery")));
    }

    @Test
    void answer_saysWhatATextWasTakenFor() {
        given().get("/api/products?q=hedphones")
                .then()
                .body("interpretation.tier", equalTo("words"))
                .body("interpretation.correctedQuery", equalTo("headphones"))
                .body("interpretation.filters", hasSize(0));
        given().get("/api/products?q=gift for coffee lover")
                .then()
                .body("interpretation.tier", equalTo("meaning"))
                .body("items[0].category", hasItem("Mugs"))
                .body("total", greaterThan(0));
        given().get("/api/products?q=gift for coffee lover&literal=true")
                .then()
                .body("interpretation.tier", equalTo("some-words"));
        given().get("/api/products?brand=Norrwick").then().body("$", not(hasKey("interpretation")));
        given().accept("text/html")
                .get("/search?q=gift for coffee lover")
                .then()
                .body(containsString(
                        "No product has all words of “gift for coffee lover”." + " These were found by meaning."));
    }

    @Test
    void filterInAText_isAChip_thatCanBeTakenAway() {
        JsonPath answer = search("q=desk lamp under 100");
        assertThat(answer.<Map<String, String>>getList("interpretation.filters").stream()
                        .map(filter -> filter.get("field") + "=" + filter.get("value"))
                        .toList())
                .isEqualTo(List.of("maxPrice=100.00", "category=Desk lamps"));
        assertThat(amounts(answer).stream().allMatch(amount -> amount.compareTo(BigDecimal.valueOf(100)) <= 0))
                .isTrue();
        assertThat(search("q=desk lamp&category=Desk lamps&maxPrice=100").getLong("total"))
                .isEqualTo(answer.getLong("total"));
        given().accept("text/html")
                .get("/search?q=desk lamp under 100&inStock=true")
                .then()
                .body(containsString("href=\"/search?q=desk+lamp&amp;inStock=true\""))
                .body(containsString("up to €100.00"))
                .body(containsString("“under 100”"))
                .body(containsString("Search for “desk lamp under 100” as it is"));
        given().accept("text/html")
                .get("/search?q=desk lamp under 1")
                .then()
                .body(containsString("“under 1” was left out: it would leave nothing."));
    }

    @Test
    void attribute_isAFilter() {
        long all = search("category=Kitchen/Knives").getLong("total");
        JsonPath some = search("category=Kitchen/Knives&attribute.Handle=WALNUT&attribute.Steel=Carbon steel&size=100");
        assertThat(some.getLong("total") > 0 && some.getLong("total") < all).isTrue();
        assertThat(some.getList("items.attributes.Handle").stream().distinct().toList())
                .isEqualTo(List.of("Walnut"));
        assertThat(some.getList("items.attributes.Steel").stream().distinct().toList())
                .isEqualTo(List.of("Carbon steel"));
        given().accept("text/html")
                .get("/search?category=Kitchen/Knives&attribute.Handle=Walnut")
                .then()
                .body(containsString("Handle: Walnut"))
                .body(containsString("name=\"attribute.Handle\" value=\"Walnut\""))
                .body(containsString("href=\"/search?category=Kitchen%2FKnives\""));
    }

    @Test
    void wordBehindADash_isExcluded() {
        JsonPath lamps = search("q=lamp -desk&size=100");
        assertThat(lamps.getLong("total")).isGreaterThan(0);
        assertThat(lamps.getLong("total")).isLessThan(search("q=lamp").getLong("total"));
        List<String> names = lamps.getList("items.name");
        assertThat(names.stream()
                        .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("desk")))
                .as(names.toString())
                .isTrue();
    }

    @Test
    void text_thatIsRight_isNotCorrected() {
        given().get("/api/products?q=teapot").then().body("$", not(hasKey("correctedQuery")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "qqqqzzzz",
                "!!!",
                "the",
                "()[]{}",
                "a AND OR NOT \\",
                "\"",
                "*",
                "🚲🚲🚲🚲",
                "<qqqq onqqqq=zzzz(1)></qqqq>"
            })
    void text_thatMeansNothing_findsNothingAndNoFault(String text) {
        given().queryParam("q", text)
                .get("/api/products")
                .then()
                .statusCode(200)
                .body("total", equalTo(0))
                .body("items", hasSize(0))
                .body("nextCursor", is(nullValue()));
    }

    @ParameterizedTest
    @CsvSource({"Kitchen", "kitchen", "Knives", "Kitchen/Knives", "Cookware", "Kitchen/Cookware"})
    void category_isAPathItsBeginningOrAStep(String category) {
        given().queryParam("category", category)
                .get("/api/products")
                .then()
                .body("total", greaterThan(20))
                .body("items.category", everyItem(hasItem("Kitchen")));
    }

    @Test
    void categoryAndBrand_repeated_areAlternatives() {
        long kitchen = search("category=Kitchen").getLong("total");
        long tools = search("category=Tools").getLong("total");
        assertThat(search("category=Kitchen&category=Tools").getLong("total")).isEqualTo(kitchen + tools);
        assertThat(search("category=Kitchen&brand=Hammerlund").getLong("total")).isEqualTo(0);
    }

    @Test
    void inStock_leavesOutWhatIsSoldOut() {
        long all = search("category=Lighting").getLong("total");
        JsonPath inStock = search("category=Lighting&inStock=true&size=100");
        assertThat(inStock.getLong("total")).isLessThan(all);
        List<Integer> available = inStock.getList("items.available");
        assertThat(available.stream().allMatch(units -> units > 0)).isTrue();
    }

    @Test
    void sku_asText_findsItsProduct() {
        given().get("/api/products?q=KIT-KNI-003").then().body("items[0].sku", equalTo("KIT-KNI-003"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "size size=0",
                "size size=101",
                "size size=-1",
                "size size=abc",
                "size size=99999999999",
                "sort sort=foo",
                "minPrice minPrice=abc",
                "minPrice minPrice=-1",
                "minPrice minPrice=1.234",
                "minPrice minPrice=1e3",
                "maxPrice maxPrice=9999999999",
                "maxPrice minPrice=5&maxPrice=4",
                "inStock inStock=maybe",
                "literal literal=maybe",
                "cursor cursor=abc",
                "cursor cursor=ÄÖÜ",
                "cursor cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void parameter_thatIsBad_is400ThatNamesIt(String field, String query) {
        isProblem(given().get("/api/products?" + query).then(), 400, field);
    }

    @Test
    void text_thatIsTooLong_is400() {
        isProblem(given().get("/api/products?q=" + "a".repeat(201)).then(), 400, "q");
        isProblem(given().get("/api/products/suggest?q=" + "a".repeat(201)).then(), 400, "q");
    }

    @Test
    void filters_thatAreTooMany_are400() {
        isProblem(given().get("/api/products?" + many("brand")).then(), 400, "brand");
    }

    @Test
    void cursor_thatWasTamperedWithOrBelongsElsewhere_is400() {
        String cursor = search("q=lamp&size=5").getString("nextCursor");
        given().get("/api/products?q=lamp&size=5&cursor=" + cursor).then().statusCode(200);
        char other = cursor.charAt(30) == 'A' ? 'B' : 'A';
        String tampered = cursor.substring(0, 30) + other + cursor.substring(31);
        isProblem(given().get("/api/products?q=lamp&size=5&cursor=" + tampered).then(), 400, "cursor");
        isProblem(given().get("/api/products?q=knife&size=5&cursor=" + cursor).then(), 400, "cursor");
        isProblem(
                given().get("/api/products?q=lamp&sort=price&cursor=" + cursor).then(), 400, "cursor");
    }

    @ParameterizedTest
    @CsvSource({"kni, Knives, category", "tarn, Tarnwick, brand", "pull sa, , product"})
    void beginning_isCompletedByCategoriesBrandsAndProducts(String typed, @Nullable String text, String kind) {
        JsonPath answer =
                given().queryParam("q", typed).get("/api/products/suggest").jsonPath();
        List<Map<String, String>> suggestions = answer.getList("suggestions");
        assertThat(suggestions.stream()
                        .anyMatch(each ->
                                kind.equals(each.get("kind")) && (text == null || text.equals(each.get("text")))))
                .as(suggestions.toString())
                .isTrue();
        assertThat(suggestions.stream().allMatch(each -> kind(each).equals("product") == each.containsKey("sku")))
                .isTrue();
        assertThat(suggestions.size()).isLessThanOrEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "qqqqzzzz", "%22*%5B"})
    void beginning_ofNothing_hasNoSuggestions(String typed) {
        given().get("/api/products/suggest?q=" + typed).then().statusCode(200).body("suggestions", hasSize(0));
    }

    /** The kinds are in SearchTextTest; here is the way through the service, from PUT to the answer. */
    @Test
    void texts_ofAnySpelling_findWhatTheyMean() {
        put("CHAIRX", wexlow("Wexlow tent pegs Zoo", "Zorbax", 4000000000013L)).statusCode(201);
        put("be-30071", wexlow("Wexlow Size 10", "ZORBAX", 17)).statusCode(201);
        put("TEXT-1", wexlow("Wexlow Size 2 ma\u0301y gia\u0323\u0306t WH-1000XQ4 17\" 500GB", "zorbax", 17))
                .statusCode(201);
        Awaitility.await().until(() -> search("q=wexlow").getInt("total") == 3);
        assertThat(found("chairx")).isEqualTo(List.of("CHAIRX"));
        assertThat(found("4000000000013")).isEqualTo(List.of("CHAIRX"));
        assertThat(found("BE-30071")).isEqualTo(List.of("be-30071"));
        for (String text : List.of("m\u00e1y gi\u1eb7t", "WH1000XQ4", "WH 1000 XQ4", "wexlow 17 inch 500 GB")) {
            assertThat(found(text)).as(text).isEqualTo(List.of("TEXT-1"));
        }
        JsonPath sorted = search("q=wexlow&sort=name");
        assertThat(sorted.getList("items.sku")).isEqualTo(List.of("TEXT-1", "be-30071", "CHAIRX"));
        assertThat(sorted.getList("facets.brand.count")).isEqualTo(List.of(3));
        assertThat(search("q=wexlow&brand=ZorBax").getInt("total")).isEqualTo(3);
        given().accept("text/html")
                .get("/search?q=wexlow&brand=zORBAX")
                .then()
                .body(containsString("value=\"ZORBAX\" checked"));
    }

    @Test
    void categories_areATree_whosePathsAreFilters() {
        JsonPath tree =
                given().get("/api/categories").then().statusCode(200).extract().jsonPath();
        String path = tree.getString("items[0].children[0].path");
        int products = tree.getInt("items[0].children[0].products");
        given().queryParam("category", path).get("/api/products").then().body("total", is(products));
        assertThat(path).isEqualTo(tree.getString("items[0].name") + "/" + tree.getString("items[0].children[0].name"));
    }

    @Test
    void text_ofTooManyWords_isSearchedInPart_andTheAnswerSaysSo() {
        String text = "lamp"
                + IntStream.range(0, 40)
                        .mapToObj(i -> " " + (char) ('b' + i % 20) + (char) ('x' + i / 20))
                        .collect(joining());
        given().queryParam("q", text)
                .get("/api/products")
                .then()
                .statusCode(200)
                .body("partial", equalTo(true))
                .body("ignoredWords", greaterThan(0));
        given().get("/api/products?q=lamp")
                .then()
                .body("$", not(hasKey("partial")))
                .body("$", not(hasKey("ignoredWords")));
        given().accept("text/html")
                .queryParam("q", text)
                .get("/search")
                .then()
                .statusCode(200)
                .body(containsString("were not searched for"));
    }

    private static Map<String, Object> wexlow(String name, String brand, long ean) {
        Map<String, Object> product = new HashMap<>(product(name, "5.00", "Case goods"));
        product.put("brand", brand);
        product.put("attributes", Map.of("EAN", ean));
        return product;
    }

    private static List<String> found(String text) {
        return given().queryParam("q", text).get("/api/products").jsonPath().getList("items.sku");
    }

    private static JsonPath search(String query) {
        return given().get("/api/products?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static long sum(JsonPath answer, String facet) {
        List<Integer> counts = answer.getList("facets." + facet + ".count");
        return counts.stream().mapToLong(Integer::longValue).sum();
    }

    private static List<BigDecimal> amounts(JsonPath answer) {
        List<String> amounts = answer.getList("items.price.amount");
        return amounts.stream().map(BigDecimal::new).toList();
    }

    private static String many(String name) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < 51; i++) {
            query.append(name).append('=').append(i).append('&');
        }
        return query.toString();
    }

    private static String kind(Map<String, String> suggestion) {
        return String.valueOf(suggestion.get("kind"));
    }

    private static Object value(Map<String, Object> map, String key) {
        return java.util.Objects.requireNonNull(map.get(key));
    }
}
