package shop.carousel.order.payment;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.work.Backoff;
import shop.carousel.order.model.OrderEvent;
import shop.carousel.order.model.OrderEvent.PaymentAuthorised;
import shop.carousel.order.model.OrderEvent.PaymentDeclined;
import shop.carousel.order.model.OrderEvent.PaymentUnanswered;
import shop.carousel.order.model.OrderEvent.RefundDone;
import shop.carousel.order.payment.Authorisation.Abandoned;
import shop.carousel.order.payment.Authorisation.Authorised;
import shop.carousel.order.payment.Authorisation.Declined;
import shop.carousel.order.payment.Authorisation.Pending;
import shop.carousel.order.payment.Authorisation.Unknown;

/**
 * One attempt at one payment. No transaction is open while the provider is asked. Its answer goes through the order's
 * state machine, in one transaction with the payment's row.
 *
 * <p>An answer that does not come in time is unknown, not "no": from the second attempt on the provider is asked what
 * became of the key, before anything else. Only when the attempts are used up is the key abandoned, and only then the
 * payment failed. Where the order has ended and the provider has not heard of the key, it is abandoned at once, because
 * no money is requested for an order that is over. A charge that the provider already works on is awaited, and
 * refunded.
 */
@Singleton
class PaymentAttempt {

    private static final Logger LOG = Logger.getLogger(PaymentAttempt.class);
    private static final String SILENT = "The bank did not answer.";

    private final PatientProvider provider;
    private final Payments payments;
    private final PaymentSettlement settlement;
    private final PaymentConfig config;
    private final Backoff backoff;

    PaymentAttempt(PatientProvider provider, Payments payments, PaymentSettlement settlement, PaymentConfig config) {
        this.provider = provider;
        this.payments = payments;
        this.settlement = settlement;
        this.config = config;
        this.backoff = new Backoff(config.firstPause(), config.longestPause());
    }

    void make(PaymentWork work) {
        switch (work.state()) {
            case DUE -> authorise(work);
            case REFUND_DUE -> refund(work);
            case HELD, AUTHORISED, DECLINED, UNANSWERED, STOPPED, REFUNDED ->
                throw new IllegalStateException("there is no work on a payment that is " + work.state());
        }
    }

    private void authorise(PaymentWork work) {
        switch (answer(work)) {
            case Authorised _ -> settle(work, PaymentState.AUTHORISED, null, new PaymentAuthorised());
            case Declined no -> settle(work, PaymentState.DECLINED, no.reason(), new PaymentDeclined(no.reason()));
            case Abandoned _ -> settle(work, PaymentState.UNANSWERED, SILENT, new PaymentUnanswered(SILENT));
            case Pending _, Unknown _ -> postpone(work, "no answer yet");
        }
    }

    private Authorisation answer(PaymentWork work) {
        Authorisation known = work.attempt() == 1 ? new Unknown() : provider.query(work.chargeKey());
        return switch (known) {
            case Authorised _, Declined _, Abandoned _ -> known;
            case Pending _, Unknown _ when work.attempt() > config.attempts() -> provider.abandon(work.chargeKey());
            case Unknown _ when work.stopped() -> provider.abandon(work.chargeKey());
            case Unknown _
            when isStillWanted(work) -> provider.authorise(work.chargeKey(), work.cardToken(), work.amount());
            case Pending _, Unknown _ -> new Pending();
        };
    }

    /** Whoever took it up a moment ago need not ask again: that would be one more statement for each order. */
    private boolean isStillWanted(PaymentWork work) {
        return work.isFresh(config.fresh()) || payments.isStillWanted(work, config.lease());
    }

    private void refund(PaymentWork work) {
        if (provider.refund(work.refundKey(), work.chargeKey(), work.amount())) {
            settle(work, PaymentState.REFUNDED, null, new RefundDone());
        } else {
            postpone(work, "the refund is not confirmed");
        }
    }

    private void settle(PaymentWork work, PaymentState to, @Nullable String note, OrderEvent event) {
        settlement.settle(new PaymentOutcome(work, to, note, event));
    }

    private void postpone(PaymentWork work, String note) {
        Duration pause = backoff.after(work.attempt());
        LOG.debugf("Order %s: %s, again in %s", work.orderId(), note, pause);
        payments.postpone(work, pause, note);
    }
}
