package shop.carousel.broker.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GathererTest {

    private final UnicastProcessor<Integer> source = UnicastProcessor.create();

    @Test
    void item_alone_goesAtOnce() {
        var downstream = Gatherer.gather(source, 10).subscribe().withSubscriber(AssertSubscriber.create(1));
        source.onNext(1);
        assertThat(downstream.getItems()).isEqualTo(List.of(List.of(1)));
    }

    @Test
    void items_thatCameMeanwhile_goTogetherInTheirOrder_asManyAsFit() {
        var downstream = Gatherer.gather(source, 3).subscribe().withSubscriber(AssertSubscriber.create(1));
        IntStream.rangeClosed(1, 6).forEach(source::onNext);
        assertThat(downstream.getItems()).isEqualTo(List.of(List.of(1)));
        downstream.request(1);
        downstream.request(1);
        assertThat(downstream.getItems()).isEqualTo(List.of(List.of(1), List.of(2, 3, 4), List.of(5, 6)));
    }

    @Test
    void failure_isPassedOn_andNothingAfterIt() {
        var downstream = Gatherer.gather(source, 3).subscribe().withSubscriber(AssertSubscriber.create(1));
        IntStream.rangeClosed(1, 3).forEach(source::onNext);
        source.onError(new IllegalStateException("gone"));
        downstream.request(1);
        downstream.assertFailedWith(IllegalStateException.class, "gone");
        assertThat(downstream.getItems()).isEqualTo(List.of(List.of(1)));
    }

    @Test
    void items_ofOneThreadTakenByAnother_areAllHandedOnInTheirOrder() throws Exception {
        int count = 20_000;
        var downstream = Gatherer.gather(source, 7).subscribe().withSubscriber(AssertSubscriber.create(0));
        try (var threads = Executors.newFixedThreadPool(2)) {
            threads.execute(() -> IntStream.range(0, count).forEach(source::onNext));
            threads.execute(() -> IntStream.range(0, count).forEach(i -> downstream.request(1)));
        }
        List<Integer> taken = new ArrayList<>();
        downstream.getItems().forEach(taken::addAll);
        assertThat(taken).isEqualTo(IntStream.range(0, count).boxed().toList());
        assertThat(downstream.getItems().stream().allMatch(some -> some.size() <= 7))
                .isTrue();
    }
}
