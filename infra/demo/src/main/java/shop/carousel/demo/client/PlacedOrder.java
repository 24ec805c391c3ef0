package shop.carousel.demo.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.carousel.demo.client.retail.RetailOrder;

/** An order that the shop has accepted, and what is known of it since. Followed by one thread at a time. */
final class PlacedOrder {

    private final RetailOrder order;
    private final String id;
    private final String token;
    private final Instant postedAt;
    private final @Nullable Instant cancelAt;
    private volatile @Nullable SeenOrder seen;
    private volatile boolean cancelSent;

    /**
     * @param postedAt when the request began
     * @param cancelAt when it is to be cancelled, at the earliest; null when it is not
     */
    PlacedOrder(RetailOrder order, String id, String token, Instant postedAt, @Nullable Instant cancelAt) {
        this.order = order;
        this.id = id;
        this.token = token;
        this.postedAt = postedAt;
        this.cancelAt = cancelAt;
    }

    RetailOrder order() {
        return order;
    }

    String id() {
        return id;
    }

    String token() {
        return token;
    }

    boolean isToBeCancelled() {
        return cancelAt != null;
    }

    boolean isCancelSent() {
        return cancelSent;
    }

    void cancelSent() {
        cancelSent = true;
    }

    void saw(SeenOrder now) {
        seen = now;
    }

    Optional<SeenOrder> seen() {
        return Optional.ofNullable(seen);
    }

    /** Whether its cancellation is due: it is confirmed, and in file time the customer has given it back. */
    boolean isCancellationDue(SeenOrder now, Instant time) {
        return cancelAt != null && !cancelSent && now.isConfirmed() && !time.isBefore(cancelAt);
    }

    /** Whether nothing more is expected to happen to it. */
    boolean isSettled(SeenOrder now) {
        return now.isQuiet() && !(cancelAt != null && !cancelSent && now.isConfirmed());
    }

    /** From the request to CONFIRMED, by the shop's own clock for the latter. */
    Optional<Duration> confirmedAfter() {
        return seen().flatMap(now -> now.reached("CONFIRMED"))
                .map(at -> Duration.between(postedAt, at))
                .filter(time -> !time.isNegative());
    }
}
