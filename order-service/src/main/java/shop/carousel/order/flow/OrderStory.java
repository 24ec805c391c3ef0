package shop.carousel.order.flow;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import shop.carousel.order.model.OrderStatus;

/**
 * All that is known of how one order went.
 *
 * @param steps the oldest first
 * @param payment null when there is none
 * @param refusals what the order's state did not allow
 * @param jobs work about it that is not done
 * @param deadLetters events about it that nobody could handle
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderStory(
        UUID id,
        String number,
        List<Step> steps,
        @Nullable Payment payment,
        List<Refusal> refusals,
        List<Job> jobs,
        List<Letter> deadLetters) {

    /**
     * A change of the order.
     *
     * @param cause what brought it about, in a word
     * @param eventId of the event that brought it about; null if it was none
     * @param millis since the step before
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OrderStoryStep")
    public record Step(
            OrderStatus status,
            Instant at,
            String cause,
            @Nullable UUID eventId,
            @Nullable String reason,
            long millis) {}

    /** Where its payment stands. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OrderPayment")
    public record Payment(
            String state,
            int attempts,
            @Nullable Instant nextAt,
            @Nullable String note,
            Instant changedAt) {}

    /** What was asked of the order and not done, with how often. */
    @Schema(name = "OrderRefusal")
    public record Refusal(OrderStatus status, String cause, String why, long times, Instant last) {}

    /** A piece of work; due at no time when it was given up. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OrderJob")
    public record Job(
            String kind,
            @Nullable Instant dueAt,
            int attempts,
            @Nullable String lastError) {}

    /** An event that is put aside. */
    @Schema(name = "OrderLetter")
    public record Letter(UUID id, String topic, String consumer, String reason, String state) {}
}
