package shop.carousel.catalog.product;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import shop.carousel.kit.web.LinkedData;
import shop.carousel.kit.web.PublicUrl;

/**
 * The structured data of a product's page, for search engines and link previews.
 *
 * @param url the page's one address
 * @param image the picture's address
 * @param amount the price as a decimal number
 * @param currency its currency's code
 * @param json schema.org's Product, Offer and BreadcrumbList
 */
record ProductData(String url, String image, String amount, String currency, String json) {

    static ProductData of(Product product, StockState stock, List<ProductPage.Crumb> path, PublicUrl urls) {
        String url = urls.of("/products/" + product.sku());
        String image = urls.of(product.imageUrl());
        String amount = product.price().amount();
        String currency = product.price().currency().getCurrencyCode();
        Map<String, Object> offer = LinkedData.thing(
                "Offer",
                "url",
                url,
                "price",
                amount,
                "priceCurrency",
                currency,
                "availability",
                LinkedData.SCHEMA + availability(product, stock),
                "itemCondition",
                LinkedData.SCHEMA + "NewCondition");
        Map<String, Object> item = LinkedData.thing(
                "Product",
                "sku",
                product.sku(),
                "name",
                product.name(),
                "description",
                product.description(),
                "brand",
                product.brand().isEmpty() ? "" : LinkedData.thing("Brand", "name", product.brand()),
                "category",
                String.join(" > ", product.category()),
                "image",
                image,
                "url",
                url,
                "offers",
                offer,
                "aggregateRating",
                aggregate(product.rating()));
        return new ProductData(url, image, amount, currency, LinkedData.json(List.of(item, breadcrumb(path, urls))));
    }

    private static String availability(Product product, StockState stock) {
        if (!product.isSold()) {
            return "Discontinued";
        }
        return stock.soldOut() ? "OutOfStock" : "InStock";
    }

    /** The plain mean, which its readers expect. */
    private static Object aggregate(Rating rating) {
        return rating.reviews() == 0
                ? ""
                : LinkedData.thing(
                        "AggregateRating",
                        "ratingValue",
                        "%.2f".formatted(rating.average()),
                        "bestRating",
                        Rating.MOST,
                        "worstRating",
                        1,
                        "reviewCount",
                        rating.reviews());
    }

    private static Map<String, Object> breadcrumb(List<ProductPage.Crumb> path, PublicUrl urls) {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (ProductPage.Crumb crumb : path) {
            steps.add(LinkedData.thing(
                    "ListItem", "position", steps.size() + 1, "name", crumb.name(), "item", urls.of(crumb.url())));
        }
        return LinkedData.thing("BreadcrumbList", "itemListElement", steps);
    }
}
