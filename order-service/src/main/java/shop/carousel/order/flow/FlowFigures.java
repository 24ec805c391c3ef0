package shop.carousel.order.flow;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import shop.carousel.order.model.OrderStatus;

/**
 * How orders flow.
 *
 * @param orders how many of the last ones the stages are about
 * @param since when the oldest of these was placed; null when there is none
 * @param stages each status that any of them reached, in the order of an order's life
 * @param open what has not come to rest, of all orders
 * @param payments what is to be done about money, of all orders
 * @param outbox events that are committed and not yet published
 * @param consumers how far each subscription of the answering process is behind; empty if its broker does not say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FlowFigures(
        long orders,
        @Nullable Instant since,
        List<Stage> stages,
        List<Backlog> open,
        List<Backlog> payments,
        Backlog outbox,
        List<Lag> consumers) {

    /**
     * A status and those that reached it. Times are in milliseconds.
     *
     * @param stepMedian from the status before
     * @param median from the placing on
     * @param p99 from the placing on, of 99 in 100
     */
    @Schema(name = "FlowStage")
    public record Stage(OrderStatus status, long orders, long stepMedian, long median, long p99) {}

    /**
     * Things of one name that wait.
     *
     * @param oldest since when the oldest waits, or when it is due; null when nothing waits
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FlowBacklog")
    public record Backlog(String name, long count, @Nullable Instant oldest) {}

    /** Records of a topic that are there and not yet heard. */
    @Schema(name = "FlowLag")
    public record Lag(String topic, long records) {}
}
