package shop.carousel.catalog.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.carousel.catalog.CatalogTest;
import shop.carousel.catalog.CatalogTestProfile;

@QuarkusTest
@TestProfile(CatalogTestProfile.class)
class PagesTest extends CatalogTest {

    @Test
    void home_showsDepartmentsAndProductsOfSeveral() {
        page("/")
                .statusCode(200)
                .body(allOf(
                        containsString("/search?category=Kitchen"),
                        containsString("/search?category=Coffee+%26+Tea"),
                        containsString("href=\"/products/KIT-"),
                        containsString("href=\"/products/TOY-")));
    }

    @Test
    void results_carryFiltersInTheirAddresses() {
        page("/search?q=lamp&brand=Fenlark&minPrice=20&sort=price")
                .statusCode(200)
                .body(allOf(
                        containsString("value=\"lamp\""),
                        containsString("name=\"brand\" value=\"Fenlark\" checked"),
                        containsString("href=\"/search?q=lamp&amp;minPrice=20.00&amp;sort=price\""),
                        containsString("name=\"sort\" value=\"price\""),
                        containsString("Clear all")));
    }

    @Test
    void results_ofACorrectedText_sayWhatTheyAreOf() {
        page("/search?q=hedphones")
                .statusCode(200)
                .body(allOf(containsString("Showing results for <strong>headphones"), containsString("hedphones")));
    }

    @Test
    void results_thatAreNone_help() {
        page("/search?q=qqqqzzzz&brand=Nobody")
                .statusCode(200)
                .body(allOf(containsString("Nothing matches"), containsString("Remove the filters")));
    }

    @Test
    void results_thatGoOn_haveALinkToTheNextPage() {
        page("/search?category=Toys").body(allOf(containsString("rel=\"next\""), containsString("cursor=")));
    }

    @Test
    void text_withMarkup_isPrintedEscaped() {
        page("/search?q=%3Cscript%3Ealert(1)%3C/script%3E")
                .statusCode(200)
                .body(allOf(not(containsString("<script>alert")), containsString("&lt;script&gt;alert")));
    }

    @Test
    void product_inStock_canBePutIntoTheCart_withoutAScript() {
        String sku = stored("A <b>bold</b> kettle", "12.30", "Tests", "Kettles");
        stock(sku, 3);
        page("/products/" + sku)
                .statusCode(200)
                .body(allOf(
                        containsString("action=\"/cart/items\""),
                        containsString("name=\"sku\" value=\"" + sku + "\""),
                        containsString("Only 3 left"),
                        containsString("€12.30"),
                        containsString("A &lt;b&gt;bold&lt;/b&gt; kettle"),
                        containsString("/search?category=Tests%2FKettles")));
    }

    @Test
    void product_soldOut_hasNoFormAnyMore() {
        String sku = stored("A kettle", "12.30", "Tests");
        stock(sku, 1);
        page("/products/" + sku).body(containsString("Only 1 left"));
        stock(sku, 0);
        page("/products/" + sku).body(allOf(containsString("Sold out"), not(containsString("action=\"/cart/items\""))));
    }

    @ParameterizedTest
    @CsvSource({"/products/NOPE, 404", "/search?size=0, 400", "/search?cursor=x, 400", "/search?minPrice=abc, 400"})
    void page_thatCannotBe_isAPageThatSaysWhy(String path, int status) {
        page(path).statusCode(status).contentType("text/html").body(containsString("Error " + status));
    }

    @Test
    void ring_showsNodesAndTheOwnerOfAKey() {
        page("/ring").statusCode(200).body(allOf(containsString("redis-a"), containsString("redis-c")));
        page("/ring?key=KIT-KNI-001").statusCode(200).body(containsString("lives on <strong>redis-"));
        page("/ring?key=" + "x".repeat(513)).statusCode(200).body(containsString("at most 512"));
    }

    private static ValidatableResponse page(String path) {
        return given().header("Accept", "text/html").get(path).then();
    }
}
