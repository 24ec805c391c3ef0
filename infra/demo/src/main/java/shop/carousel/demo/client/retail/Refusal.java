package shop.carousel.demo.client.retail;

/** Why a row of the file takes no part in the orders. */
public enum Refusal {
    UNREADABLE("the row cannot be read"),
    ADJUSTMENT("the invoice is an adjustment of the books"),
    NOT_A_PRODUCT("the code is not a product's (postage, fees, discounts, vouchers, …)"),
    NOT_POSITIVE("the quantity is zero or below"),
    NO_PRICE("the price is zero or below"),
    TOO_MANY("more than 9,999 units of one product in one order");

    private final String reason;

    Refusal(String reason) {
        this.reason = reason;
    }

    /** In words, for people. */
    public String reason() {
        return reason;
    }
}
