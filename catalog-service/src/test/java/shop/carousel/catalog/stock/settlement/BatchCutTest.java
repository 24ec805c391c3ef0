package shop.carousel.catalog.stock.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatchCutTest {

    @Test
    void deliveries_withinTheLimit_stayTogether() {
        assertThat(sizes(10, 3, 3, 4)).isEqualTo(List.of(3));
    }

    @Test
    void deliveries_overTheLimit_areCutInTheirOrder() {
        assertThat(sizes(10, 6, 4, 7, 5)).isEqualTo(List.of(2, 1, 1));
    }

    @Test
    void order_largerThanTheLimit_standsAlone() {
        assertThat(sizes(10, 1, 25, 1)).isEqualTo(List.of(1, 1, 1));
    }

    @Test
    void nothing_isNoBatch() {
        assertThat(sizes(10)).isEmpty();
    }

    private static List<Integer> sizes(int limit, int... lines) {
        List<Delivery> deliveries =
                IntStream.of(lines).mapToObj(BatchCutTest::delivery).toList();
        List<List<Delivery>> pieces =
                BatchCut.of(deliveries, limit, delivery -> ((StockRequest.Reserve) delivery.request())
                        .lines()
                        .size());
        assertThat(pieces.stream().flatMap(List::stream).toList()).isEqualTo(deliveries);
        return pieces.stream().map(List::size).toList();
    }

    private static Delivery delivery(int lines) {
        List<StockLine> stock = Stream.iterate(1, i -> i + 1)
                .limit(lines)
                .map(i -> new StockLine("S" + i, 1))
                .toList();
        return new Delivery(null, new StockRequest.Reserve(new UUID(0, lines), stock));
    }
}
