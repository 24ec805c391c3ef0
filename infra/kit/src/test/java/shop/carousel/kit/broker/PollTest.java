package shop.carousel.kit.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PollTest {

    @Test
    void records_beyondTheSize_areCutInTheirOrder() {
        var poll = new Poll(List.of(record(1), record(2), record(3)));
        assertThat(poll.pieces(2)).isEqualTo(List.of(List.of(record(1), record(2)), List.of(record(3))));
    }

    private static Arrived record(long time) {
        return new Arrived("t", "k", "v", List.of(), "t@" + time, time);
    }
}
