package shop.carousel.demo.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** An order as the shop shows it: its status and how it came there. */
public record SeenOrder(String status, List<Step> history) {

    private static final Set<String> SOLD = Set.of("CONFIRMED", "SHIPPED", "DELIVERED");
    private static final Set<String> ENDED = Set.of("REJECTED", "PAYMENT_FAILED", "REFUNDED", "DELIVERED");

    /** A status, and when it was reached. */
    public record Step(String status, Instant at) {}

    /** From the answer of {@code GET /api/orders/{id}}. */
    public static SeenOrder of(JsonNode order) {
        return new SeenOrder(
                order.path("status").asText(),
                StreamSupport.stream(order.path("history").spliterator(), false)
                        .map(step -> new Step(
                                step.path("status").asText(),
                                Instant.parse(step.path("at").asText())))
                        .toList());
    }

    /** When it first reached that status. */
    Optional<Instant> reached(String wanted) {
        return history.stream()
                .filter(step -> step.status().equals(wanted))
                .map(Step::at)
                .findFirst();
    }

    boolean isConfirmed() {
        return status.equals("CONFIRMED");
    }

    /** Whether its units count as sold. */
    public boolean isSold() {
        return SOLD.contains(status);
    }

    /** Whether its units counted as sold at that time. */
    boolean wasSoldAt(Instant time) {
        return history.stream()
                .filter(step -> !step.at().isAfter(time))
                .reduce((earlier, later) -> later)
                .filter(step -> SOLD.contains(step.status()))
                .isPresent();
    }

    /** Whether nothing more happens by itself. A cancelled order that was paid is still owed its refund. */
    public boolean isQuiet() {
        return isSold()
                || ENDED.contains(status)
                || (status.equals("CANCELLED") && reached("PAID").isEmpty());
    }
}
