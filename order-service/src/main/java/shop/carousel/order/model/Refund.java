package shop.carousel.order.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.money.Money;

/**
 * Money of an order that goes back, or has gone.
 *
 * @param seq the order's version that asked for it; it names the refund within its order
 * @param done whether the provider has given it back
 * @param lines what it is for; null if it is all that was left when the order ended
 */
public record Refund(
        long seq,
        Money amount,
        String reason,
        Instant at,
        boolean done,
        @Nullable List<RefundLine> lines) {}
