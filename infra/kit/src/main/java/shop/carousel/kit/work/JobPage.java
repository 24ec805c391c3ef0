package shop.carousel.order.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The work of this service: all kinds in numbers, and one page of the pieces.
 *
 * @param kinds also the events that wait to be published ({@code outbox}) and orders past their deadline ({@code deadline})
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobPage(
        List<JobCount> kinds, List<Job> items, @Nullable String nextCursor) {}
