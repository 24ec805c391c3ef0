package shop.carousel.catalog.stock;

/**
 * A sold SKU and its weight.
 *
 * @param weight in billionths; comparable within the answer to one kind of question
 */
public record SoldSku(String sku, long weight) {}
