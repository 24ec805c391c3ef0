package shop.carousel.order.payment;

import java.util.UUID;
import shop.carousel.kit.money.Money;

/**
 * One payment that this process has taken up.
 *
 * @param attempt counts from 1
 */
record PaymentWork(UUID orderId, PaymentState state, String cardToken, Money amount, int attempt) {

    @Override
    public String toString() {
        return "the payment of order " + orderId;
    }

    /** What names the charge to the provider. */
    String chargeKey() {
        return "order-" + orderId;
    }

    /** What names the refund to the provider. */
    String refundKey() {
        return "refund-" + orderId;
    }
}
