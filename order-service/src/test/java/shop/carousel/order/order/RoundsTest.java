package shop.carousel.order.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);

    @Test
    void rounds_ofOrdersThatHaveOneEventEach_areOne() {
        assertEquals(List.of(List.of(0, 1)), rounds(A, B));
    }

    @Test
    void rounds_ofAnOrderWithSeveralEvents_keepTheirOrderAndNeverHoldTwoOfThem() {
        assertEquals(List.of(List.of(0, 1), List.of(2), List.of(3)), rounds(A, B, A, A));
    }

    @Test
    void rounds_ofNothing_areNone() {
        assertEquals(List.of(), rounds());
    }

    private static List<List<Integer>> rounds(UUID... orders) {
        return Rounds.of(Stream.of(orders)
                .map(order -> new Occurrence(order, new OrderEvent.StockSold(), null))
                .toList());
    }
}
