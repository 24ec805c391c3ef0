package shop.carousel.order.checkout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.combine.CombineConfig;
import shop.carousel.kit.combine.Combiner;
import shop.carousel.kit.combine.Combiner.Limits;
import shop.carousel.kit.combine.NotAnsweredException;
import shop.carousel.kit.idempotency.AnsweredMeanwhileException;
import shop.carousel.kit.idempotency.IdempotentRequest;
import shop.carousel.kit.idempotency.IdempotentRequests;
import shop.carousel.kit.idempotency.StoredAnswer;
import shop.carousel.kit.money.Money;
import shop.carousel.kit.problem.Outages;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.validation.LineLimits;
import shop.carousel.order.lifecycle.NewOrder;
import shop.carousel.order.lifecycle.OrderTransitions;
import shop.carousel.order.model.OrderStatus;
import shop.carousel.order.payment.Payments;

/**
 * Commits orders: the row, its event, its payment and the answer for its key. Orders that come at the same time share a
 * transaction; one that cannot be committed does not keep the others from it.
 */
@Singleton
class Placement {

    private static final int RETRY_AFTER_SECONDS = 5;
    private static final String NOTHING = "The shop is busy. Nothing was ordered.";
    private static final String UNKNOWN = "It is not known yet whether your order was placed. "
            + "Send it again with the same Idempotency-Key: it is placed once.";

    private final IdempotentRequests requests;
    private final OrderTransitions orders;
    private final CartClaims claims;
    private final Payments payments;
    private final ObjectMapper json;
    private final Combiner<Prepared, StoredAnswer> combiner;

    Placement(
            IdempotentRequests requests,
            OrderTransitions orders,
            CartClaims claims,
            Payments payments,
            ObjectMapper json,
            CheckoutConfig config,
            LineLimits limits,
            CombineConfig waits) {
        this.requests = requests;
        this.orders = orders;
        this.claims = claims;
        this.payments = payments;
        this.json = json;
        this.combiner = new Combiner<>(
                this::placeTogether,
                new Limits<>(
                        config.placedTogether(),
                        limits.maxLines(),
                        prepared -> prepared.order.lines().size(),
                        1,
                        waits.batchTime(),
                        waits.patience()),
                Outages::isOfOneItem);
    }

    /**
     * An order that is ready to be committed.
     *
     * @param claim the cart that it is made from; null if it is made from none
     */
    record Prepared(
            IdempotentRequest request,
            NewOrder order,
            @Nullable CartClaim claim,
            Payments.Hold payment) {}

    /** The answer of 202. */
    @Schema(
            name = "PlacedOrder",
            requiredProperties = {"id", "number", "status", "total"})
    record Placed(UUID id, String number, OrderStatus status, Money total, String token) {}

    /**
     * The answer, committed with the order.
     *
     * @throws AnsweredMeanwhileException where a twin of the request was answered; then this order is not placed
     * @throws Problem 503, when the database does not answer in time: it says whether the order may be placed all the
     *     same
     */
    StoredAnswer place(Prepared prepared) {
        try {
            return combiner.call(prepared);
        } catch (NotAnsweredException late) {
            throw Problem.unavailable(late.hasBegun() ? UNKNOWN : NOTHING, RETRY_AFTER_SECONDS);
        }
    }

    private List<StoredAnswer> placeTogether(List<Prepared> batch) {
        return requests.commit(batch.stream().map(Prepared::request).toList(), () -> {
            Map<UUID, String> numbers =
                    orders.place(batch.stream().map(Prepared::order).toList());
            claims.take(batch.stream()
                    .flatMap(prepared -> Stream.ofNullable(prepared.claim))
                    .toList());
            payments.hold(batch.stream().map(Prepared::payment).toList());
            return batch.stream()
                    .map(prepared -> answer(prepared.order, numbers))
                    .toList();
        });
    }

    private StoredAnswer answer(NewOrder order, Map<UUID, String> numbers) {
        Placed placed = new Placed(
                order.id(),
                Objects.requireNonNull(numbers.get(order.id())),
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
