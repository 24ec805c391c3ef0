package shop.carousel.order.payment;

import java.time.Duration;
import java.util.UUID;
import shop.carousel.kit.money.Money;

/**
 * One payment that this process has taken up.
 *
 * @param attempt counts from 1
 * @param stopped whether the order had ended by then
 * @param takenUpNanos when it was taken up, or a little before
 */
record PaymentWork(
        UUID orderId,
        PaymentState state,
        String cardToken,
        Money amount,
        int attempt,
        boolean stopped,
        long takenUpNanos) {

    /** Whether it was taken up just now. A process may stand still at any moment, and its order end meanwhile. */
    boolean isFresh(Duration time) {
        return System.nanoTime() - takenUpNanos < time.toNanos();
    }

    @Override
    public String toString() {
        return "the payment of order " + orderId;
    }

    /** What names the charge to the provider. */
    String chargeKey() {
        return chargeKey(orderId);
    }

    static String chargeKey(UUID orderId) {
        return "order-" + orderId;
    }

    /** What names the refund of all that was left to the provider. */
    String refundKey() {
        return "refund-" + orderId;
    }
}
