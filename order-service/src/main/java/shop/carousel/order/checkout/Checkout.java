package shop.carousel.order.checkout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import shop.carousel.kit.idempotency.IdempotentRequests;
import shop.carousel.kit.idempotency.StoredAnswer;
import shop.carousel.kit.money.Money;
import shop.carousel.order.account.Account;
import shop.carousel.order.checkout.Pricing.Priced;
import shop.carousel.order.order.NewOrder;
import shop.carousel.order.order.OrderIds;
import shop.carousel.order.order.OrderStatus;
import shop.carousel.order.order.OrderToken;
import shop.carousel.order.order.OrderTransitions;
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
    private final Payments payments;
    private final OrderTransitions orders;
    private final PlacingLimit limit;
    private final ObjectMapper json;
    private final Clock clock;

    Checkout(
            IdempotentRequests requests,
            RequestFingerprint fingerprints,
            OrderRequestReader reader,
            Pricing pricing,
            PaymentProvider provider,
            Payments payments,
            OrderTransitions orders,
            PlacingLimit limit,
            ObjectMapper json,
            Clock clock) {
        this.requests = requests;
        this.fingerprints = fingerprints;
        this.reader = reader;
        this.pricing = pricing;
        this.provider = provider;
        this.payments = payments;
        this.orders = orders;
        this.limit = limit;
        this.json = json;
        this.clock = clock;
    }

    /** The answer of 202. */
    record Placed(UUID id, String number, OrderStatus status, Money total, String token) {}

    /**
     * Places the order that the body asks for, or finds the answer that it was given before.
     *
     * @param key the Idempotency-Key, checked
     */
    StoredAnswer place(String key, JsonNode body, Optional<Account> account) {
        String principal = account.map(who -> who.id().toString()).orElse("guest");
        byte[] fingerprint = fingerprints.of(body);
        return requests.find(principal, key, fingerprint)
                .orElseGet(() -> limit.within(() -> placeNow(principal, key, fingerprint, body, account)));
    }

    /** Everything that asks others happens before the transaction, which then is short. */
    private StoredAnswer placeNow(
            String principal, String key, byte[] fingerprint, JsonNode body, Optional<Account> account) {
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
        return requests.once(
                principal,
                key,
                fingerprint,
                () -> accept(order, cardToken, request.card().last4()));
    }

    private StoredAnswer accept(NewOrder order, String cardToken, String last4) {
        String number = orders.place(order);
        payments.hold(order.id(), cardToken, last4, order.total());
        Placed placed = new Placed(
                order.id(),
                number,
                OrderStatus.PLACED,
                order.total(),
                order.token().text());
        return new StoredAnswer(202, "/api/orders/" + order.id(), write(placed));
    }

    private String write(Placed placed) {
        try {
            return json.writeValueAsString(placed);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
