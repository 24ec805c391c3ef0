package shop.carousel.order.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of dead letters, the newest first.
 *
 * @param nextCursor where the next page starts; null if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeadLetterPage(
        List<DeadLetter> items, @Nullable String nextCursor) {}
