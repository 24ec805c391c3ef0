package shop.carousel.kit.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The work of a service: all kinds in numbers, and one page of the pieces.
 *
 * @param kinds including kinds that are known as numbers only, such as the events that wait to be published ({@code
 *     outbox})
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobPage(
        List<JobCount> kinds, List<Job> items, @Nullable String nextCursor) {}
