package shop.carousel.catalog.stock;

/** A change on its way to its row, under a token that the row must not have outgrown. */
public record StockWrite(String sku, StockChange change, long token) {}
