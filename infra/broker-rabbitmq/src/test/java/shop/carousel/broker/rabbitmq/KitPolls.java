package shop.carousel.broker.rabbitmq;

import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import shop.carousel.broker.testing.PollLog;
import shop.carousel.kit.broker.Poll;

/** What hears in these tests. */
@Singleton
class KitPolls {

    final PollLog log = new PollLog();
    final PollLog burst = new PollLog();

    @Incoming("kit")
    @Blocking
    void take(Poll poll) throws InterruptedException {
        log.take(poll);
    }

    @Incoming("burst")
    @Blocking
    void takeBurst(Poll poll) throws InterruptedException {
        burst.take(poll);
    }
}
