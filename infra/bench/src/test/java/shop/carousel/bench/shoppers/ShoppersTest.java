package shop.carousel.bench.shoppers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the load is made of, and how it is judged. */
class ShoppersTest {

    @Test
    void ranked_things_areWantedByZipfsLaw() {
        var ranked = new Ranked<>(List.of(0, 1, 2, 3), 1.0);
        var random = new SplittableRandom(3);
        int[] counts = new int[4];
        int all = 120_000;
        for (int i = 0; i < all; i++) {
            counts[ranked.next(random)]++;
        }
        double sum = 1 + 1 / 2.0 + 1 / 3.0 + 1 / 4.0;
        for (int rank = 0; rank < counts.length; rank++) {
            assertThat(counts[rank] / (double) all).isBetween(0.96 / (rank + 1) / sum, 1.04 / (rank + 1) / sum);
        }
    }

    @Test
    void sale_byArrival_isFair() {
        assertThat(fairness("++--")).isEqualTo(new SaleFairness(4, 2, 1, 0));
        assertThat(fairness("----")).isEqualTo(new SaleFairness(4, 0, 1, 0));
        assertThat(fairness("++++")).isEqualTo(new SaleFairness(4, 4, 1, 0));
    }

    @Test
    void sale_outOfOrder_saysHowFar() {
        assertThat(fairness("+--+")).isEqualTo(new SaleFairness(4, 2, 0.5, 2));
        assertThat(fairness("--++")).isEqualTo(new SaleFairness(4, 2, 0, 3));
    }

    /** A buyer each millisecond; + got a unit. */
    private static SaleFairness fairness(String ends) {
        var book = new SaleFairness.Book();
        IntStream.range(0, ends.length()).forEach(i -> {
            book.arrived("order-" + i, TimeUnit.MILLISECONDS.toNanos(i));
            book.ended("order-" + i, ends.charAt(i) == '+');
        });
        return book.fairness();
    }

    @Test
    void timeline_countsByKind_whatWasRefusedAndWhatFailed() {
        var timeline = new Timeline();
        long now = System.nanoTime();
        int[] statuses = {200, 202, 404, 503, 429, 0};
        for (int status : statuses) {
            timeline.sent("order", now);
            timeline.answered("order", status, now);
        }
        var kind = timeline.kinds().getFirst();
        assertThat(List.of(kind.requests(), kind.refused(), kind.failed())).containsExactly(6L, 2L, 2L);
        assertThat(timeline.seconds().stream().mapToLong(Timeline.Tally::good).sum())
                .isEqualTo(2);
    }
}
