package shop.carousel.kit.broker;

import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.topic.TopicConfig;
import shop.carousel.kit.topic.TopicMaker;

/** The kit's own tests need no broker: the adapters' tests bring theirs. */
@Singleton
class NoBroker implements Broker, TopicMaker {

    @Override
    public CompletableFuture<Void> send(
            String topic, @Nullable String key, @Nullable String value, List<Header> headers) {
        return CompletableFuture.failedFuture(new ConnectException("there is no broker"));
    }

    @Override
    public void make(TopicConfig wanted) {}
}
