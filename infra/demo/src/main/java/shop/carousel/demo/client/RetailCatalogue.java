package shop.carousel.demo.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import shop.carousel.demo.client.retail.RetailProduct;

/** Brings the products of the orders into the shop, in the shop's own format as JSON Lines. */
final class RetailCatalogue {

    private static final long STOCK = 1_000_000;
    private static final int SKUS_PER_REQUEST = 100;
    private static final int LOOKS = 120;
    private static final int LOOK_MILLIS = 250;

    private final ShopClient shop;
    private final ObjectMapper json = new ObjectMapper();

    RetailCatalogue(ShopClient shop) {
        this.shop = shop;
    }

    /** Returns when every product can be read. */
    ImportJob bring(List<RetailProduct> products) throws InterruptedException {
        StringBuilder lines = new StringBuilder();
        products.forEach(product -> lines.append(line(product)).append('\n'));
        try (ProgressBar bar = Bars.bar("Products", products.size(), "products")) {
            ImportJob job = new Importing(shop)
                    .run(
                            BodyPublishers.ofByteArray(lines.toString().getBytes(StandardCharsets.UTF_8)),
                            seen -> bar.stepTo(seen.read()));
            if (!job.isDone() || job.rejected() > 0) {
                throw new ShopException("The orders' products could not be imported: " + job);
            }
            bar.stepTo(job.read());
            awaitReadable(products.stream().map(RetailProduct::sku).toList());
            return job;
        }
    }

    private String line(RetailProduct product) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("sku", product.sku());
        line.put("name", product.name());
        line.put("description", product.name());
        line.put("brand", "Retail");
        line.put("category", product.category());
        line.put("price", Map.of("amount", product.price().toPlainString(), "currency", "EUR"));
        line.put("attributes", Map.of());
        line.put("stock", STOCK);
        try {
            return json.writeValueAsString(line);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void awaitReadable(List<String> skus) throws InterruptedException {
        List<String> missing = skus;
        for (int look = 0; look < LOOKS; look++) {
            missing = missing(missing);
            if (missing.isEmpty()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        throw new ShopException(
                missing.size() + " imported products cannot be read, " + missing.getFirst() + " first.");
    }

    private List<String> missing(List<String> skus) throws InterruptedException {
        List<String> missing = new ArrayList<>(skus);
        for (int from = 0; from < skus.size(); from += SKUS_PER_REQUEST) {
            missing.removeAll(readable(skus.subList(from, Math.min(skus.size(), from + SKUS_PER_REQUEST))));
        }
        return missing;
    }

    private Collection<String> readable(List<String> skus) throws InterruptedException {
        JsonNode answer =
                shop.get("/api/products?sku=" + String.join("&sku=", skus)).orFail("Reading products");
        List<String> found = new ArrayList<>();
        answer.path("items").forEach(item -> found.add(item.path("sku").asText()));
        return found;
    }
}
