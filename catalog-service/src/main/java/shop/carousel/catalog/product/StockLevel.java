package shop.carousel.catalog.product;

/** Stands in for the stock feature's own record until that is merged. */
public record StockLevel(String sku, int available, int reserved, int sold, long version) {}
