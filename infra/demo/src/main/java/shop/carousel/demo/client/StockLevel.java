package shop.carousel.demo.client;

import com.fasterxml.jackson.databind.JsonNode;

/** Where the units of a SKU are. */
public record StockLevel(long available, long reserved, long sold) {

    static StockLevel of(JsonNode stock) {
        return new StockLevel(
                stock.path("available").asLong(),
                stock.path("reserved").asLong(),
                stock.path("sold").asLong());
    }

    long total() {
        return available + reserved + sold;
    }
}
