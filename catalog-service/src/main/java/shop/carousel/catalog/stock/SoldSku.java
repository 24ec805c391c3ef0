package shop.carousel.catalog.stock;

/**
 * A SKU among those that were sold, and how much speaks for it.
 *
 * @param weight in billionths; comparable within the answer to one kind of question
 */
public record SoldSku(String sku, long weight) {}
