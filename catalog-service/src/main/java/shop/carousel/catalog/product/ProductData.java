package shop.carousel.catalog.product;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shop.carousel.kit.web.LinkedData;
import shop.carousel.kit.web.PublicUrl;

/**
 * What a product's page says to search engines, and to whoever shows a link to it.
 *
 * @param url the page's one address
 * @param image the picture's address
 * @param amount the price as a decimal number
 * @param currency its currency's code
 * @param json schema.org's Product, Offer and BreadcrumbList
 */
record ProductData(String url, String image, String amount, String currency, String json) {

    private static final String SCHEMA = "https://schema.org/";

    static ProductData of(StockedProduct stocked, List<ProductPage.Crumb> path, PublicUrl urls) {
        Product product = stocked.product();
        String url = urls.of("/products/" + product.sku());
        String image = urls.of(product.imageUrl());
        String amount = product.price().amount();
        String currency = product.price().currency().getCurrencyCode();
        boolean soldOut = StockState.of(stocked.stock()).soldOut();
        Map<String, Object> offer = thing("Offer");
        offer.put("url", url);
        offer.put("price", amount);
        offer.put("priceCurrency", currency);
        offer.put("availability", SCHEMA + (soldOut ? "OutOfStock" : "InStock"));
        offer.put("itemCondition", SCHEMA + "NewCondition");
        Map<String, Object> item = thing("Product");
        item.put("sku", product.sku());
        item.put("name", product.name());
        if (!product.description().isEmpty()) {
            item.put("description", product.description());
        }
        if (!product.brand().isEmpty()) {
            Map<String, Object> brand = thing("Brand");
            brand.put("name", product.brand());
            item.put("brand", brand);
        }
        item.put("category", String.join(" > ", product.category()));
        item.put("image", image);
        item.put("url", url);
        item.put("offers", offer);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("@context", "https://schema.org");
        document.put("@graph", List.of(item, breadcrumb(path, urls)));
        return new ProductData(url, image, amount, currency, LinkedData.json(document));
    }

    private static Map<String, Object> breadcrumb(List<ProductPage.Crumb> path, PublicUrl urls) {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (ProductPage.Crumb crumb : path) {
            Map<String, Object> step = thing("ListItem");
            step.put("position", steps.size() + 1);
            step.put("name", crumb.name());
            step.put("item", urls.of(crumb.url()));
            steps.add(step);
        }
        Map<String, Object> breadcrumb = thing("BreadcrumbList");
        breadcrumb.put("itemListElement", steps);
        return breadcrumb;
    }

    private static Map<String, Object> thing(String type) {
        Map<String, Object> thing = new LinkedHashMap<>();
        thing.put("@type", type);
        return thing;
    }
}
