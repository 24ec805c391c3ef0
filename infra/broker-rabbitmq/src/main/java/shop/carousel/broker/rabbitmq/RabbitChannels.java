package shop.carousel.broker.rabbitmq;

import java.util.HashMap;
import java.util.Map;
import shop.carousel.kit.broker.Channel;
import shop.carousel.kit.broker.ChannelSource;

/**
 * Channels as SmallRye's connector for RabbitMQ calls their settings. What is the same for all of them stands in
 * microprofile-config.properties.
 */
public final class RabbitChannels extends ChannelSource {

    /** The next poll is on its way while one is handled. */
    private static final int POLLS_OUT = 2;

    @Override
    protected Map<String, String> attributes(Channel channel) {
        Map<String, String> attributes = new HashMap<>();
        attributes.put("exchange.name", "${carousel.rabbitmq.exchange:carousel}");
        attributes.put("queue.name", channel.groupExpression());
        attributes.put("queue.arguments", channel.eachInstance() ? Queues.OF_AN_INSTANCE : Queues.OF_A_GROUP);
        attributes.put("routing-keys", Queues.routingKey(channel.topic()));
        attributes.put("max-outstanding-messages", Integer.toString(POLLS_OUT * channel.atMost()));
        return attributes;
    }
}
