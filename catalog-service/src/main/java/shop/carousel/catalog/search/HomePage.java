package shop.carousel.catalog.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import shop.carousel.catalog.product.ProductCard;
import shop.carousel.catalog.product.StockedProduct;

/** All that the home page prints. */
record HomePage(List<Department> departments, List<ProductCard> popular) {

    /** A way into the shop. */
    record Department(String name, String count, String url) {}

    static HomePage of(List<FacetValue> departments, List<StockedProduct> popular) {
        return new HomePage(
                departments.stream().map(HomePage::department).toList(),
                popular.stream().map(ProductCard::of).toList());
    }

    private static Department department(FacetValue value) {
        String url = "/search?category=" + URLEncoder.encode(value.value(), StandardCharsets.UTF_8);
        return new Department(value.value(), "%,d".formatted(value.count()), url);
    }
}
