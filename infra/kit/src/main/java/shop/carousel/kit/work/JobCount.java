package shop.carousel.kit.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much work of a kind there is.
 *
 * @param oldestDueAt since when the oldest of it is, or will be, due; null where nothing is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobCount(
        String kind,
        long waiting,
        long due,
        long failing,
        long givenUp,
        @Nullable Instant oldestDueAt) {}
