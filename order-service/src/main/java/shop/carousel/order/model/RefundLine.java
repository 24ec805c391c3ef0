package shop.carousel.order.model;

import shop.carousel.kit.money.Money;

/** Units of a line of an order whose money goes back, and how much that is. */
public record RefundLine(String sku, int quantity, Money amount) {}
