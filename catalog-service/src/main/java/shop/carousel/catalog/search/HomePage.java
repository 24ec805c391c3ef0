package shop.carousel.catalog.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import shop.carousel.catalog.product.ProductCard;
import shop.carousel.catalog.product.StockedProduct;
import shop.carousel.kit.web.LinkedData;
import shop.carousel.kit.web.PublicUrl;

/**
 * All that the home page prints.
 *
 * @param url the page's one address
 * @param data schema.org's Organization and WebSite, as JSON
 */
record HomePage(List<Department> departments, List<ProductCard> popular, String url, String data) {

    /** A way into the shop. */
    record Department(String name, String count, String url) {}

    static HomePage of(List<FacetValue> departments, List<StockedProduct> popular, String url, String data) {
        return new HomePage(
                departments.stream().map(HomePage::department).toList(),
                popular.stream().map(ProductCard::of).toList(),
                url,
                data);
    }

    /** Whose shop it is, and how it is searched: the same for every visitor. */
    static String data(PublicUrl urls) {
        Map<String, Object> search = LinkedData.thing(
                "SearchAction",
                "target",
                urls.of("/search?q={search_term_string}"),
                "query-input",
                "required name=search_term_string");
        return LinkedData.json(List.of(
                LinkedData.thing(
                        "Organization", "name", "Carousel", "url", urls.of("/"), "logo", urls.of("/favicon.svg")),
                LinkedData.thing("WebSite", "name", "Carousel", "url", urls.of("/"), "potentialAction", search)));
    }

    private static Department department(FacetValue value) {
        String url = "/search?category=" + URLEncoder.encode(value.value(), StandardCharsets.UTF_8);
        return new Department(value.value(), "%,d".formatted(value.count()), url);
    }
}
