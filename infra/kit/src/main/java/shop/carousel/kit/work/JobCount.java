package shop.carousel.kit.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The amount of work of a kind.
 *
 * @param oldestDueAt when the oldest of it was or will be due; null if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobCount(
        String kind,
        long waiting,
        long due,
        long failing,
        long givenUp,
        @Nullable Instant oldestDueAt) {}
