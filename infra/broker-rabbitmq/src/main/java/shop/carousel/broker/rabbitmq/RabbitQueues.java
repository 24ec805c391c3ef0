package shop.carousel.broker.rabbitmq;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.eclipse.microprofile.reactive.messaging.spi.ConnectorFactory;
import org.jboss.logging.Logger;
import shop.carousel.kit.broker.Channel;
import shop.carousel.kit.broker.Poll;

/**
 * The connector of what a service hears. Makes polls of what a queue delivers one by one: whatever has arrived while
 * the last poll was handled. A queue that cannot be read is tried again each second, for ever, by another reader.
 */
@ApplicationScoped
@Connector(RabbitQueues.NAME)
public class RabbitQueues implements InboundConnector {

    static final String NAME = "carousel-rabbitmq";

    /** The next poll is on its way while one is handled. */
    private static final int POLLS_OUT = 2;

    private static final Logger LOG = Logger.getLogger(RabbitQueues.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Queues queues;
    private final Executor slowly;
    private final Map<String, Channel> channels = new HashMap<>();
    private final Set<QueueReader> readers = ConcurrentHashMap.newKeySet();
    private final Set<String> away = ConcurrentHashMap.newKeySet();
    private final ExecutorService arriving = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("rabbitmq-in-", 0).factory());
    private volatile boolean stopped;

    RabbitQueues(Queues queues, RabbitConfig rabbit, Config config) {
        this.queues = queues;
        this.slowly = CompletableFuture.delayedExecutor(
                rabbit.givingBackPause().toMillis(), TimeUnit.MILLISECONDS, Infrastructure.getDefaultExecutor());
        Channel.read(config.getPropertyNames().iterator(), Queues.values(config))
                .forEach(channel -> channels.put(channel.name(), channel));
    }

    @Override
    public Multi<Message<Poll>> getPublisher(Config config) {
        String name = config.getValue(ConnectorFactory.CHANNEL_NAME_ATTRIBUTE, String.class);
        Channel channel = channels.get(name);
        if (channel == null) {
            throw new IllegalStateException("There is no " + Channel.PREFIX + name);
        }
        Multi<Delivered> deliveries = readings(channel)
                .onFailure()
                .invoke(fault -> tellAway(channel, fault))
                .onFailure()
                .retry()
                .withBackOff(PAUSE, PAUSE)
                .withJitter(0)
                .indefinitely();
        return Gatherer.gather(deliveries, channel.atMost()).map(some -> poll(channel, some));
    }

    /** One reader for each subscription. */
    private Multi<Delivered> readings(Channel channel) {
        return Multi.createFrom().emitter(emitter -> {
            if (stopped) {
                return;
            }
            var reader = new QueueReader(emitter);
            readers.add(reader);
            emitter.onTermination(() -> arriving.execute(() -> end(reader)));
            arriving.execute(() -> read(channel, reader));
        });
    }

    private void read(Channel channel, QueueReader reader) {
        String queue = queues.nameOf(channel);
        boolean heard = reader.read(
                () -> queues.connect(queue, arriving),
                amqp -> queues.declare(amqp, channel),
                queue,
                POLLS_OUT * channel.atMost());
        if (heard && away.remove(channel.name())) {
            LOG.infof("%s is heard again.", channel.name());
        }
    }

    private void end(QueueReader reader) {
        readers.remove(reader);
        reader.end();
    }

    /** Once, not each second. */
    private void tellAway(Channel channel, Throwable fault) {
        if (away.add(channel.name())) {
            LOG.errorf("%s is not heard now, trying again: %s", channel.name(), fault);
        }
    }

    private Message<Poll> poll(Channel channel, List<Delivered> deliveries) {
        var poll = new Poll(deliveries.stream().map(Envelopes::arrived).toList());
        return Message.of(
                poll,
                () -> later(Infrastructure.getDefaultExecutor(), () -> deliveries.forEach(Delivered::acknowledge)),
                fault -> failed(channel, deliveries, fault));
    }

    private CompletionStage<Void> failed(Channel channel, List<Delivered> deliveries, Throwable fault) {
        if (channel.passOver()) {
            LOG.warnf(fault, "%s: %d records are passed over", channel.name(), deliveries.size());
            return later(Infrastructure.getDefaultExecutor(), () -> deliveries.forEach(Delivered::acknowledge));
        }
        LOG.errorf(fault, "%s: %d records are given back", channel.name(), deliveries.size());
        return later(slowly, () -> deliveries.forEach(Delivered::giveBack));
    }

    private static CompletionStage<Void> later(Executor executor, Runnable work) {
        return CompletableFuture.runAsync(work, executor);
    }

    /** What is in somebody's hands comes again. */
    void stop(
            @Observes(notifyObserver = Reception.IF_EXISTS) @Priority(50) @BeforeDestroyed(ApplicationScoped.class)
                    Object application) {
        stopped = true;
        readers.forEach(QueueReader::end);
    }
}
