package shop.carousel.broker.rabbitmq;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.NoOpMetricsCollector;
import io.smallrye.reactive.messaging.ClientCustomizer;
import io.vertx.rabbitmq.RabbitMQMessage;
import io.vertx.rabbitmq.RabbitMQOptions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Acknowledges what was delivered where it was delivered.
 *
 * <p>A delivery's number counts within the AMQP channel that it came through, and begins again with the next
 * connection. The connector acknowledges through whatever channel it has by then; after a connection was lost, that
 * number is another record's, which would be taken for handled. So the channel of each consumer is remembered, which
 * the client tells to whoever counts its work; what came through a channel that is gone is not acknowledged, and the
 * broker delivers it again.
 */
@Singleton
public final class Deliverers extends NoOpMetricsCollector implements ClientCustomizer<RabbitMQOptions> {

    private static final Logger LOG = Logger.getLogger(Deliverers.class);

    /** By the consumer's tag, which the broker makes up anew for each channel. */
    private final Map<String, Channel> channels = new ConcurrentHashMap<>();

    private interface Word {
        void say(Channel channel, long delivery) throws IOException;
    }

    @Override
    public RabbitMQOptions customize(String channel, Config config, RabbitMQOptions options) {
        return options.setMetricsCollector(this);
    }

    @Override
    public void basicConsume(Channel channel, String consumerTag, boolean autoAck) {
        channels.put(consumerTag, channel);
    }

    @Override
    public void closeChannel(Channel channel) {
        channels.values().removeIf(each -> each == channel);
    }

    /** The broker may forget it. */
    void acknowledge(RabbitMQMessage message) {
        say(message, (channel, delivery) -> channel.basicAck(delivery, false));
    }

    /** The broker is to deliver it again. */
    void giveBack(RabbitMQMessage message) {
        say(message, (channel, delivery) -> channel.basicNack(delivery, false, true));
    }

    private void say(RabbitMQMessage message, Word word) {
        Channel channel = channels.get(message.consumerTag());
        if (channel == null) {
            return;
        }
        try {
            word.say(channel, message.envelope().getDeliveryTag());
        } catch (AlreadyClosedException | IOException gone) {
            LOG.debugf("A delivery is not acknowledged, and comes again: %s", gone.getMessage());
        }
    }
}
