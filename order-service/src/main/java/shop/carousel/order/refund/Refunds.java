package shop.carousel.order.refund;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import shop.carousel.kit.audit.AuditTrail;
import shop.carousel.kit.idempotency.IdempotentRequest;
import shop.carousel.kit.idempotency.IdempotentRequests;
import shop.carousel.kit.idempotency.StoredAnswer;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.access.OrderAccess;
import shop.carousel.order.account.SignedIn;
import shop.carousel.order.lifecycle.OrderTransitions;
import shop.carousel.order.lifecycle.Transition;
import shop.carousel.order.model.OrderEvent;
import shop.carousel.order.model.OrderEvent.CancelRequested;
import shop.carousel.order.model.OrderEvent.RefundRequested;
import shop.carousel.order.read.OrderView;
import shop.carousel.order.read.Orders;
import shop.carousel.order.request.RequestFingerprint;
import shop.carousel.order.web.OrderDocument;

/**
 * Refunds money of paid orders for administrators and support. Promises: never more than was paid for an order is
 * refunded, in sum and for each line, however many ask at once. The same key and body get the same answer and refund
 * once. An accepted refund is committed with its work, which is done even after a crash.
 */
@Singleton
public class Refunds {

    private final OrderAccess access;
    private final Orders orders;
    private final OrderTransitions transitions;
    private final IdempotentRequests requests;
    private final RequestFingerprint fingerprints;
    private final SignedIn signedIn;
    private final AuditTrail audit;
    private final ObjectMapper json;

    Refunds(
            OrderAccess access,
            Orders orders,
            OrderTransitions transitions,
            IdempotentRequests requests,
            RequestFingerprint fingerprints,
            SignedIn signedIn,
            AuditTrail audit,
            ObjectMapper json) {
        this.access = access;
        this.orders = orders;
        this.transitions = transitions;
        this.requests = requests;
        this.fingerprints = fingerprints;
        this.signedIn = signedIn;
        this.audit = audit;
        this.json = json;
    }

    /** What the refund would come to now; refused as the refund would be. */
    public RefundPlan plan(String id, JsonNode body) {
        RefundRequest request = RefundRequest.of(body);
        UUID order = access.require(id, null, null).id();
        return plan(orders.findStored(order).orElseThrow(), request);
    }

    private RefundPlan plan(OrderView order, RefundRequest request) {
        requirePaid(order);
        RefundPlan plan = RefundPlan.of(order, request);
        access.requireToRefund(order, order.refunded().plus(plan.amount()));
        return plan;
    }

    private static void requirePaid(OrderView order) {
        switch (order.status()) {
            case PAID, CONFIRMED, SHIPPED, DELIVERED -> {}
            case PLACED, RESERVED, REJECTED, PAYMENT_FAILED, CANCELLED, REFUNDED ->
                throw Problem.conflict(
                        "not-refundable", "The order is %s: there is no money to refund.".formatted(order.status()));
        }
    }

    /**
     * Gives money back, or finds the answer that this request was given before.
     *
     * @param key the Idempotency-Key, checked
     */
    public StoredAnswer give(String id, String key, JsonNode body) {
        RefundRequest wanted = RefundRequest.of(body);
        UUID order = access.require(id, null, null).id();
        IdempotentRequest request = new IdempotentRequest(
                "refunds of " + signedIn.required().id(),
                key,
                fingerprints.of(
                        json.createObjectNode().put("order", order.toString()).set("refund", body)));
        return requests.once(request, () -> giveNow(order, wanted));
    }

    /** In one transaction; all other changes of the order wait at its row. */
    private StoredAnswer giveNow(UUID id, RefundRequest wanted) {
        transitions.lock(List.of(id));
        OrderView order = orders.findStored(id).orElseThrow();
        RefundPlan plan = plan(order, wanted);
        Transition outcome = transitions.apply(id, event(plan, wanted.reason()), null);
        if (outcome instanceof Transition.Unmoved unmoved) {
            throw Problem.conflict(
                    "not-refundable",
                    "The order is %s: %s.".formatted(unmoved.at().status(), unmoved.why()));
        }
        OrderView after = orders.findStored(id).orElseThrow();
        audit.changed(
                Map.of("status", order.status(), "refunded", order.refunded()),
                Map.of(
                        "status", after.status(),
                        "refunded", after.refunded(),
                        "lines", plan.lines(),
                        "reason", wanted.reason()));
        OrderDocument.Refund given = OrderDocument.Refund.of(after.refunds().getLast());
        return new StoredAnswer(202, "/api/orders/" + id, write(given));
    }

    private static OrderEvent event(RefundPlan plan, String reason) {
        return plan.cancels() ? new CancelRequested(reason) : new RefundRequested(plan.amount(), plan.lines(), reason);
    }

    private String write(OrderDocument.Refund refund) {
        try {
            return json.writeValueAsString(refund);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
