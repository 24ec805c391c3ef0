package shop.carousel.broker.rabbitmq;

import java.util.Map;
import shop.carousel.kit.broker.Channel;
import shop.carousel.kit.broker.ChannelSource;

/** Channels are heard through a connector of our own, which reads their settings itself. */
public final class RabbitChannels extends ChannelSource {

    @Override
    protected Map<String, String> attributes(Channel channel) {
        return Map.of("connector", RabbitQueues.NAME);
    }
}
