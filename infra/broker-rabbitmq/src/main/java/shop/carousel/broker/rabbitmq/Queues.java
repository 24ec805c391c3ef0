package shop.carousel.broker.rabbitmq;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.broker.Channel;
import shop.carousel.kit.event.DeadLetters;
import shop.carousel.kit.topic.TopicConfig;
import shop.carousel.kit.topic.TopicMaker;
import shop.carousel.kit.topic.TopicsMissingException;

/**
 * The exchange and the queues. A group is a quorum queue: on as many brokers as the topics' {@code replicas} say, and
 * on their disks before a record is confirmed. All groups of the shop are made by whoever starts first, because a topic
 * is nowhere but in its queues. An instance's own queue goes when the instance has not been there for long enough.
 */
@Singleton
class Queues implements TopicMaker {

    /** The topic of what was delivered too often. Its headers {@code x-death} say from which queue. */
    static final String UNDELIVERED = "undelivered.broker" + DeadLetters.SUFFIX;

    private static final int TRY_MILLIS = 5_000;

    /** A broker that is silent for two of them is away. */
    private static final int HEARTBEAT_SECONDS = 5;

    private final RabbitConfig rabbit;
    private final TopicConfig topics;
    private final Config config;
    private volatile boolean made;

    Queues(RabbitConfig rabbit, TopicConfig topics, Config config) {
        this.rabbit = rabbit;
        this.topics = topics;
        this.config = config;
    }

    /** One consumer at a time, so that records are handled in their order; another instance's stands by. */
    private Map<String, Object> ofAGroup() {
        return quorum(Map.of("x-single-active-consumer", true));
    }

    private Map<String, Object> ofAnInstance() {
        return quorum(Map.of("x-expires", rabbit.instanceKept().toMillis()));
    }

    /**
     * The arguments of a quorum queue, and some more. What was delivered too often goes to the dead letters, and is
     * gone from here only when it is there: without a limit of ours and a place, newer brokers drop it after twenty
     * deliveries, which an outage alone may cost.
     */
    private Map<String, Object> quorum(Map<String, Object> more) {
        Map<String, Object> arguments = new HashMap<>(more);
        arguments.put("x-queue-type", "quorum");
        arguments.put("x-quorum-initial-group-size", (int) topics.replicas());
        arguments.put("x-delivery-limit", rabbit.deliveries());
        arguments.put("x-dead-letter-exchange", rabbit.exchange());
        arguments.put("x-dead-letter-routing-key", UNDELIVERED);
        arguments.put("x-dead-letter-strategy", "at-least-once");
        arguments.put("x-overflow", "reject-publish");
        return Map.copyOf(arguments);
    }

    /** Makes them unless they were made. Fails while the broker is away. */
    void ensure() throws TopicsMissingException, InterruptedException {
        if (!made) {
            make(topics);
        }
    }

    @Override
    public synchronized void make(TopicConfig wanted) throws TopicsMissingException, InterruptedException {
        List<Channel> channels = Channel.read(config.getPropertyNames().iterator(), values(config));
        channels.forEach(channel -> check(channel, wanted));
        try (var connection = factory().newConnection("carousel-queues");
                var amqp = connection.createChannel()) {
            amqp.exchangeDeclare(rabbit.exchange(), BuiltinExchangeType.TOPIC, true);
            for (Map.Entry<String, String> group : wanted.groups().entrySet()) {
                queue(amqp, group.getKey(), group.getValue(), ofAGroup());
            }
            for (Channel channel : channels) {
                declare(amqp, channel);
            }
            made = true;
        } catch (IOException | TimeoutException away) {
            throw new TopicsMissingException(away);
        }
    }

    /** Makes the queue of a channel unless it is there. */
    void declare(com.rabbitmq.client.Channel amqp, Channel channel) throws IOException {
        amqp.exchangeDeclare(rabbit.exchange(), BuiltinExchangeType.TOPIC, true);
        queue(amqp, nameOf(channel), channel.topic(), channel.eachInstance() ? ofAnInstance() : ofAGroup());
    }

    private void queue(com.rabbitmq.client.Channel amqp, String name, String topic, Map<String, Object> arguments)
            throws IOException {
        amqp.queueDeclare(name, true, false, false, arguments);
        amqp.queueBind(name, rabbit.exchange(), routingKey(topic));
    }

    /** The name of the queue of a channel: an instance's own, or the group's. */
    String nameOf(Channel channel) {
        return channel.eachInstance()
                ? channel.group() + "-" + config.getValue("carousel.instance", String.class)
                : channel.group();
    }

    /** A connection of this name, whose deliveries are handed over by these threads. */
    Connection connect(String name, ExecutorService arriving) throws IOException, TimeoutException {
        return factory().newConnection(arriving, name);
    }

    private static void check(Channel channel, TopicConfig wanted) {
        if (!channel.eachInstance() && !channel.topic().equals(wanted.groups().get(channel.group()))) {
            throw new IllegalStateException("carousel.topics.groups does not say that " + channel.group() + " hears "
                    + channel.topic() + ": what is sent before its first start would be lost");
        }
    }

    /** {@code *} stands for anything, which RabbitMQ writes {@code #}. */
    static String routingKey(String topic) {
        return topic.replace('*', '#');
    }

    static Function<String, @Nullable String> values(Config config) {
        return name -> config.getOptionalValue(name, String.class).orElse(null);
    }

    private ConnectionFactory factory() {
        var factory = new ConnectionFactory();
        factory.setHost(config.getValue("rabbitmq-host", String.class));
        factory.setPort(config.getValue("rabbitmq-port", Integer.class));
        factory.setUsername(config.getValue("rabbitmq-username", String.class));
        factory.setPassword(config.getValue("rabbitmq-password", String.class));
        factory.setConnectionTimeout(TRY_MILLIS);
        factory.setHandshakeTimeout(TRY_MILLIS);
        factory.setChannelRpcTimeout(TRY_MILLIS);
        factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
        factory.setAutomaticRecoveryEnabled(false);
        return factory;
    }
}
