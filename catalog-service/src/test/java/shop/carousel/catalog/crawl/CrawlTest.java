package shop.carousel.catalog.crawl;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.xml.XmlPath;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.catalog.CatalogTest;
import shop.carousel.catalog.CatalogTestProfile;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.web.PublicUrl;

/** What search engines and other programs find. */
@QuarkusTest
@TestProfile(CatalogTestProfile.class)
class CrawlTest extends CatalogTest {

    private static final String SHOP = "http://localhost:8080";
    private static final Pattern DATA = Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>");

    @Inject
    Sql sql;

    @Inject
    PublicUrl urls;

    @Test
    void robots_findTheSitemapAndNothingPersonal() {
        given().get("/robots.txt")
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .body(containsString("Sitemap: " + SHOP + "/sitemap.xml"), containsString("Disallow: /account"));
    }

    @Test
    void sitemap_leadsToEveryProduct() {
        String sku = stored("A thing to be found", "1.00", "Testing");
        List<String> files = locations(
                given().get("/sitemap.xml").then().statusCode(200).extract().asString());
        List<String> pages = new ArrayList<>();
        for (String file : files) {
            pages.addAll(locations(given().get(file.substring(SHOP.length()))
                    .then()
                    .statusCode(200)
                    .contentType("application/xml")
                    .extract()
                    .asString()));
        }
        assertThat(pages).as(pages::toString).contains(SHOP + "/");
        assertThat(pages).as(pages::toString).contains(SHOP + "/products/" + sku);
        assertThat(pages.stream().distinct().count()).isEqualTo(products() + 2);
        assertThat(pages.stream().distinct().count()).isEqualTo(pages.size());
    }

    /** Whatever the size of a file, also when the last one is full. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10_000})
    void sitemaps_ofAnySize_haveEachProductOnce(int size) {
        stored("One of many", "1.00", "Testing");
        Sitemaps sitemaps = sitemaps(size);
        List<String> files = locations(sitemaps.index());
        List<String> pages = new ArrayList<>();
        for (String file : files.subList(1, files.size())) {
            int behind = file.indexOf("behind=");
            List<String> some = locations(sitemaps.products(behind < 0 ? "" : file.substring(behind + 7)));
            assertThat(!some.isEmpty() && some.size() <= size).as(file).isTrue();
            pages.addAll(some);
        }
        assertThat(pages).hasSize(products());
        assertThat(pages.stream().distinct().count()).isEqualTo(products());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "<x>", "..", "%00"})
    void sitemap_behindNoSku_isRefused(String behind) {
        isProblem(
                given().queryParam("behind", behind)
                        .get("/sitemaps/products.xml")
                        .then(),
                400,
                "behind");
    }

    @Test
    void securityText_saysWhomToTellAndForHowLong() {
        String text = given().get("/.well-known/security.txt")
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .extract()
                .asString();
        assertThat(text).contains("Contact: mailto:");
        Matcher end = Pattern.compile("Expires: (\\S+)").matcher(text);
        assertThat(end.find()).as(text).isTrue();
        assertThat(Instant.parse(end.group(1)).isAfter(Instant.now())).as(text).isTrue();
    }

    @Test
    void models_findTheDescriptionOfTheApi() {
        given().get("/llms.txt").then().statusCode(200).body(containsString(SHOP + "/api/openapi"));
    }

    @Test
    void sign_isWhereOldBrowsersLook() {
        given().redirects().follow(false).get("/favicon.ico").then().statusCode(301);
    }

    @Test
    void product_saysWhatItIsAndWhatItCosts() throws IOException {
        String sku = stored("A lamp, \"bright\" & <b>warm</b></script><script>alert(1)</script>", "12.50", "Testing");
        stock(sku, 3);
        String page =
                given().get("/products/" + sku).then().statusCode(200).extract().asString();
        assertThat(page).doesNotContain("<script>alert");
        assertThat(page).contains("<link rel=\"canonical\" href=\"" + SHOP + "/products/" + sku + "\">");
        JsonNode item = data(page).get("@graph").get(0);
        assertThat(item.get("@type").asText()).isEqualTo("Product");
        assertThat(item.get("name").asText())
                .isEqualTo("A lamp, \"bright\" & <b>warm</b></script><script>alert(1)</script>");
        assertThat(item.at("/offers/price").asText()).isEqualTo("12.50");
        assertThat(item.at("/offers/priceCurrency").asText()).isEqualTo("EUR");
        assertThat(item.at("/offers/availability").asText()).isEqualTo("https://schema.org/InStock");
        JsonNode step = data(page).at("/@graph/1/itemListElement/0");
        assertThat(step.get("name").asText()).isEqualTo("Testing");
        stock(sku, 0);
        JsonNode soldOut = data(given().get("/products/" + sku).asString());
        assertThat(soldOut.at("/@graph/0/offers/availability").asText()).isEqualTo("https://schema.org/OutOfStock");
    }

    @Test
    void home_saysWhoseShopItIs() throws IOException {
        JsonNode data = data(given().get("/").then().statusCode(200).extract().asString());
        assertThat(data.at("/@graph/0/@type").asText()).isEqualTo("Organization");
        assertThat(data.at("/@graph/0/url").asText()).isEqualTo(SHOP + "/");
    }

    private static JsonNode data(String page) throws IOException {
        Matcher data = DATA.matcher(page);
        assertThat(data.find()).as(page).isTrue();
        return new ObjectMapper().readTree(data.group(1));
    }

    private static List<String> locations(String xml) {
        return new XmlPath(xml).getList("**.findAll { it.name() == 'loc' }*.text()");
    }

    private int products() {
        return sql.first("select count(*)::int as n from product", row -> row.integer("n"))
                .orElseThrow();
    }

    private Sitemaps sitemaps(int size) {
        CrawlConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(CrawlConfig.class)
                .withDefaultValue("carousel.crawl.products-per-sitemap", Integer.toString(size))
                .build()
                .getConfigMapping(CrawlConfig.class);
        return new Sitemaps(sql, urls, config);
    }
}
