package shop.carousel.order.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be handled, as an operator sees it.
 *
 * @param topic its original topic, to which a replay goes
 * @param consumer the consumer that could not handle it
 * @param payload its value; in lists only how it begins
 * @param headers the record's own, where they are text
 * @param attempts how often it was tried, all replays included
 * @param origin where the record lies that died last: its topic and its place there
 * @param history what happened to it, oldest first; in lists null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeadLetter(
        UUID id,
        String topic,
        String consumer,
        @Nullable String key,
        @Nullable String payload,
        Map<String, String> headers,
        String reason,
        int attempts,
        String origin,
        State state,
        Instant at,
        @Nullable List<Step> history) {

    /** The decision about it. */
    @Schema(name = "DeadLetterState")
    public enum State {
        /** It waits for an operator's decision. */
        WAITING,
        /** It was sent back to its topic; if it fails again, it waits again. */
        REPLAYED,
        /** It stays on record only. */
        DISCARDED
    }

    /**
     * Something that happened to it.
     *
     * @param action DIED, REPLAYED or DISCARDED
     * @param by who did it; null for the consumer
     */
    @Schema(name = "DeadLetterStep")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(
            String action,
            Instant at,
            @Nullable String by,
            @Nullable String note) {}

    DeadLetter with(List<Step> steps) {
        return new DeadLetter(
                id, topic, consumer, key, payload, headers, reason, attempts, origin, state, at, List.copyOf(steps));
    }
}
