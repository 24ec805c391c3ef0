package shop.carousel.catalog.product;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.web.PublicUrl;

/**
 * All that a product's page prints, formatted and decided.
 *
 * @param lowestPrice of the 30 days before the price was reduced; empty if it is no reduction
 * @param replacement null if nothing is sold in its place
 * @param relatedTitle what the related products are, in words
 */
record ProductPage(
        String sku,
        String name,
        String brand,
        String description,
        String price,
        String lowestPrice,
        List<String> images,
        boolean isSold,
        @Nullable Replacement replacement,
        StockState stock,
        long mostUnits,
        List<Crumb> path,
        List<Fact> facts,
        ReviewSection reviews,
        String relatedTitle,
        List<ProductCard> related,
        ProductData data) {

    private static final long UNITS_PER_LINE = 9_999;

    /** A step of the way from the department to the product. */
    record Crumb(String name, String url) {}

    /** What is sold in place of the product. */
    record Replacement(String name, String url) {

        static Replacement of(Product product) {
            return new Replacement(product.name(), "/products/" + product.sku());
        }
    }

    /** A line of the table of attributes. */
    record Fact(String name, String value) {}

    static ProductPage of(
            StockedProduct stocked,
            Optional<Product> replacement,
            ReviewSection reviews,
            RelatedProducts.Related related,
            PublicUrl urls) {
        Product product = stocked.product();
        List<Crumb> path = crumbs(product.category());
        StockState stock = StockState.of(stocked);
        return new ProductPage(
                product.sku(),
                product.name(),
                product.brand(),
                product.description(),
                product.price().display(),
                product.lowestPrice30Days() == null
                        ? ""
                        : product.lowestPrice30Days().display(),
                Objects.requireNonNull(product.images()),
                product.isSold(),
                replacement.map(Replacement::of).orElse(null),
                stock,
                Math.min(UNITS_PER_LINE, stocked.stock().available()),
                path,
                facts(product.attributes()),
                reviews,
                related.isFromOrders() ? "Often bought together" : "More like this",
                related.products().stream().map(ProductCard::of).toList(),
                ProductData.of(product, stock, path, urls));
    }

    private static List<Crumb> crumbs(List<String> category) {
        List<Crumb> crumbs = new ArrayList<>();
        for (int steps = 1; steps <= category.size(); steps++) {
            String path = String.join("/", category.subList(0, steps));
            String url = "/search?category=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
            crumbs.add(new Crumb(category.get(steps - 1), url));
        }
        return crumbs;
    }

    private static List<Fact> facts(Map<String, Object> attributes) {
        return attributes.entrySet().stream()
                .map(attribute -> new Fact(attribute.getKey(), value(attribute.getValue())))
                .sorted(java.util.Comparator.comparing(Fact::name))
                .toList();
    }

    private static String value(Object value) {
        return value instanceof Boolean flag ? flag ? "Yes" : "No" : String.valueOf(value);
    }
}
