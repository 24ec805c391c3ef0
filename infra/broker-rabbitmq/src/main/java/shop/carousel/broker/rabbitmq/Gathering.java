package shop.carousel.broker.rabbitmq;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.PublisherDecorator;
import io.smallrye.reactive.messaging.rabbitmq.IncomingRabbitMQMessage;
import io.vertx.rabbitmq.RabbitMQMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import shop.carousel.kit.broker.Channel;
import shop.carousel.kit.broker.Poll;

/** Makes polls of what a queue delivers one by one: whatever has arrived while the last poll was handled. */
@ApplicationScoped
public class Gathering implements PublisherDecorator {

    private static final Logger LOG = Logger.getLogger(Gathering.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Deliverers deliverers;
    private final Executor slowly;
    private final Map<String, Channel> channels = new HashMap<>();

    Gathering(Deliverers deliverers, RabbitConfig rabbit, Config config) {
        this.deliverers = deliverers;
        this.slowly = CompletableFuture.delayedExecutor(
                rabbit.givingBackPause().toMillis(), TimeUnit.MILLISECONDS, Infrastructure.getDefaultExecutor());
        Channel.read(config.getPropertyNames().iterator(), Queues.values(config))
                .forEach(channel -> channels.put(channel.name(), channel));
    }

    @Override
    public Multi<? extends Message<?>> decorate(
            Multi<? extends Message<?>> messages, List<String> names, boolean isConnector) {
        Channel channel = names.isEmpty() ? null : channels.get(names.getFirst());
        if (!isConnector || channel == null) {
            return messages;
        }
        Multi<RabbitMQMessage> deliveries = messages.onCompletion()
                .failWith(() -> new IllegalStateException("the queue was deleted"))
                .onFailure()
                .invoke(fault -> LOG.errorf("%s is not heard now, trying again: %s", channel.name(), fault))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .map(message -> ((IncomingRabbitMQMessage<?>) message).message);
        return Gatherer.gather(deliveries, channel.atMost()).map(some -> poll(channel, some));
    }

    private Message<Poll> poll(Channel channel, List<RabbitMQMessage> deliveries) {
        var poll = new Poll(deliveries.stream().map(Envelopes::arrived).toList());
        return Message.of(
                poll,
                () -> later(Infrastructure.getDefaultExecutor(), () -> deliveries.forEach(deliverers::acknowledge)),
                fault -> failed(channel, deliveries, fault));
    }

    private CompletionStage<Void> failed(Channel channel, List<RabbitMQMessage> deliveries, Throwable fault) {
        if (channel.passOver()) {
            LOG.warnf(fault, "%s: %d records are passed over", channel.name(), deliveries.size());
            return later(Infrastructure.getDefaultExecutor(), () -> deliveries.forEach(deliverers::acknowledge));
        }
        LOG.errorf(fault, "%s: %d records are given back", channel.name(), deliveries.size());
        return later(slowly, () -> deliveries.forEach(deliverers::giveBack));
    }

    private static CompletionStage<Void> later(Executor executor, Runnable work) {
        return CompletableFuture.runAsync(work, executor);
    }
}
