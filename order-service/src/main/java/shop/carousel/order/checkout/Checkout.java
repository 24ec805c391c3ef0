package shop.carousel.order.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import shop.carousel.kit.idempotency.IdempotentRequest;
import shop.carousel.kit.idempotency.IdempotentRequests;
import shop.carousel.kit.idempotency.StoredAnswer;
import shop.carousel.order.account.Account;
import shop.carousel.order.checkout.Placement.Prepared;
import shop.carousel.order.checkout.Pricing.Priced;
import shop.carousel.order.order.NewOrder;
import shop.carousel.order.order.OrderIds;
import shop.carousel.order.order.OrderToken;
import shop.carousel.order.payment.PaymentProvider;
import shop.carousel.order.payment.Payments;

/**
 * Places orders. Promises: an answer of 202 means that the order, its payment and its event are committed; the same key and body is
 * answered the same and places nothing twice, also when sent at the same time; any other answer means that nothing was placed.
 */
@Singleton
class Checkout {

    private final IdempotentRequests requests;
    private final RequestFingerprint fingerprints;
    private final OrderRequestReader reader;
    private final Pricing pricing;
    private final PaymentProvider provider;
    private final Placement placement;
    private final PlacingLimit limit;
    private final Clock clock;

    Checkout(
            IdempotentRequests requests,
            RequestFingerprint fingerprints,
            OrderRequestReader reader,
            Pricing pricing,
            PaymentProvider provider,
            Placement placement,
            PlacingLimit limit,
            Clock clock) {
        this.requests = requests;
        this.fingerprints = fingerprints;
        this.reader = reader;
        this.pricing = pricing;
        this.provider = provider;
        this.placement = placement;
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * Places the order that the body asks for, or finds the answer that it was given before.
     *
     * @param key the Idempotency-Key, checked
     */
    StoredAnswer place(String key, JsonNode body, Optional<Account> account) {
        String principal = account.map(who -> who.id().toString()).orElse("guest");
        IdempotentRequest request = new IdempotentRequest(principal, key, fingerprints.of(body));
        return requests.find(request).orElseGet(() -> limit.within(() -> placeNow(request, body, account)));
    }

    /** Everything that asks others happens before the transaction, which then is short. */
    private StoredAnswer placeNow(IdempotentRequest idempotent, JsonNode body, Optional<Account> account) {
        OrderRequest request = reader.read(body);
        Priced priced = pricing.price(request);
        String cardToken = provider.tokenise(request.card());
        NewOrder order = new NewOrder(
                OrderIds.next(clock),
                OrderToken.fresh(),
                account.map(Account::id).orElse(null),
                request.email(),
                request.address(),
                request.cartId(),
                priced.lines(),
                priced.total());
        return placement.place(new Prepared(
                idempotent,
                order,
                new Payments.Hold(order.id(), cardToken, request.card().last4(), order.total())));
    }
}
