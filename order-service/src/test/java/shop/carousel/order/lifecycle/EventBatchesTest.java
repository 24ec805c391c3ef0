package shop.carousel.order.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import shop.carousel.order.model.OrderEvent;

class EventBatchesTest {

    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);

    @Test
    void batches_ofOrdersThatHaveOneEventEach_areOne() {
        assertThat(batches(A, B)).isEqualTo(List.of(List.of(0, 1)));
    }

    @Test
    void batches_ofAnOrderWithSeveralEvents_keepTheirOrderAndNeverHoldTwoOfThem() {
        assertThat(batches(A, B, A, A)).isEqualTo(List.of(List.of(0, 1), List.of(2), List.of(3)));
    }

    @Test
    void batches_ofNothing_areNone() {
        assertThat(batches()).isEmpty();
    }

    private static List<List<Integer>> batches(UUID... orders) {
        return EventBatches.of(Stream.of(orders)
                .map(order -> new Occurrence(order, new OrderEvent.StockSold(), null))
                .toList());
    }
}
