package shop.carousel.order.model;

import shop.carousel.kit.money.Money;

/** One line of an order, as it was named and priced when it was placed. */
public record OrderLine(String sku, String name, int quantity, Money unitPrice) {

    /** The price of the whole line. */
    public Money total() {
        return unitPrice.times(quantity);
    }
}
