package shop.carousel.order.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import shop.carousel.kit.admission.WorkGate;
import shop.carousel.kit.idempotency.IdempotentRequest;
import shop.carousel.kit.idempotency.IdempotentRequests;
import shop.carousel.kit.idempotency.IdempotentRequests.Answered;
import shop.carousel.kit.idempotency.StoredAnswer;
import shop.carousel.kit.trace.Traces;
import shop.carousel.order.access.OrderToken;
import shop.carousel.order.account.Account;
import shop.carousel.order.checkout.Placement.Prepared;
import shop.carousel.order.checkout.Pricing.Priced;
import shop.carousel.order.lifecycle.NewOrder;
import shop.carousel.order.lifecycle.OrderIds;
import shop.carousel.order.payment.PaymentProvider;
import shop.carousel.order.payment.Payments;

/**
 * Places orders. Promises: an answer of 202 means that the order, its payment and its event are committed; the same key
 * and body get the same answer and place nothing twice, even when sent at the same time; a version of a cart is ordered
 * once; any other answer means that nothing was placed.
 */
@Singleton
class Checkout {

    private final IdempotentRequests requests;
    private final Callers callers;
    private final OrderRequestReader reader;
    private final Carts carts;
    private final CartClaims claims;
    private final Pricing pricing;
    private final PaymentProvider provider;
    private final Placement placement;
    private final WorkGate gate;
    private final Traces traces;
    private final Clock clock;

    Checkout(
            IdempotentRequests requests,
            Callers callers,
            OrderRequestReader reader,
            Carts carts,
            CartClaims claims,
            Pricing pricing,
            PaymentProvider provider,
            Placement placement,
            CheckoutConfig config,
            Traces traces,
            Clock clock) {
        this.requests = requests;
        this.callers = callers;
        this.reader = reader;
        this.carts = carts;
        this.claims = claims;
        this.pricing = pricing;
        this.provider = provider;
        this.placement = placement;
        this.gate = new WorkGate(
                config.concurrency(), config.queueTime(), "Too many orders are being placed. Nothing was ordered.");
        this.traces = traces;
        this.clock = clock;
    }

    /**
     * Places the order that the body asks for, or finds the answer that it was given before.
     *
     * @param key the Idempotency-Key, checked
     */
    StoredAnswer place(String key, JsonNode body, Buyer buyer) {
        IdempotentRequest request = callers.request(key, body, buyer);
        Answered given = requests.answer(request, () -> gate.within(() -> placeNow(request, body, buyer)));
        return given.isRepeated() ? callers.again(given.answer(), key, body, buyer) : given.answer();
    }

    /** All calls to other services happen before the transaction, which is short then. */
    private StoredAnswer placeNow(IdempotentRequest idempotent, JsonNode body, Buyer buyer) {
        OrderRequest request = reader.read(body, buyer.language());
        Wanted wanted = carts.wanted(request);
        CartVersion cart = wanted.cart();
        if (cart != null) {
            claims.requireFree(cart, request.repeats());
        }
        Priced priced = pricing.price(wanted.items(), request.expectedTotal());
        NewOrder order = order(request, priced, buyer);
        String cardToken = provider.tokenise(request.card());
        return placement.place(new Prepared(
                idempotent,
                order,
                cart == null ? null : new CartClaim(cart, order.id(), request.repeats()),
                new Payments.Hold(order.id(), cardToken, request.card().last4(), order.total())));
    }

    private NewOrder order(OrderRequest request, Priced priced, Buyer buyer) {
        return new NewOrder(
                OrderIds.next(clock),
                OrderToken.fresh(),
                buyer.account().map(Account::id).orElse(null),
                request.email(),
                request.address(),
                request.cartId(),
                priced.lines(),
                priced.total(),
                traces.current().orElse(null));
    }
}
